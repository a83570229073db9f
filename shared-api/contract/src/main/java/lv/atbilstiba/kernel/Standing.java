package lv.atbilstiba.kernel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What stands of a history: each fact that was mended is replaced, in its place, by the correction.
 * Whoever folds a history by hand folds what stands, so that nobody forgets that a fact may be one
 * that mends an older one.
 */
public final class Standing {
    private Standing() {}

    /**
     * @param recorded one aggregate's facts in the order of the log
     */
    public static <E> List<Recorded<E>> of(List<Recorded<E>> recorded) {
        return of(recorded, Recorded::position, Recorded::corrected);
    }

    /**
     * @param history one aggregate's facts in the order of the log
     * @param position where the log holds one
     * @param corrected the position of the fact that one mends; null if it mends none
     */
    public static <F> List<F> of(
            List<? extends F> history,
            ToLongFunction<? super F> position,
            Function<? super F, @Nullable Long> corrected) {
        var standing = new ArrayList<F>(history.size());
        var places = new HashMap<Long, Integer>();
        for (F fact : history) {
            var mistake = corrected.apply(fact);
            var place = mistake == null ? null : places.get(mistake);
            if (place == null) {
                place = standing.size();
                standing.add(fact);
            } else {
                standing.set(place, fact);
            }
            places.put(position.applyAsLong(fact), place);
        }
        return standing;
    }
}
