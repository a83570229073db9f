package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.Recorded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a list tells of a thing: how it comes from the thing's facts.
 *
 * @param <V> what is told, compared by its {@code equals}
 */
public interface Listed<V> {
    /** What an event says something of; empty if the list tells nothing of that. */
    Set<?> matters(Object event);

    /** From which day on that is so; null if it is whatever the day. */
    default @Nullable LocalDate day(Object event) {
        return EffectiveDay.of(event);
    }

    /** What is told after the registration; null if this is no registration. */
    @Nullable V first(Recorded<Object> fact);

    /**
     * What is told after a fact that mends none, and begins to hold on the last of the days from
     * which anything of its matters holds: so as {@link #on} tells it too, but without the history.
     *
     * @return null if that takes the history
     */
    @Nullable V next(V before, Recorded<Object> fact);

    /**
     * What is told of a day.
     *
     * @param recorded the thing's history as the log holds it
     * @return null if it is not registered
     */
    @Nullable V on(LocalDate day, List<Recorded<Object>> recorded);
}
