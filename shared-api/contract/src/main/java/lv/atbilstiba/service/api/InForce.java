package lv.atbilstiba.service.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which version of a service's description is in force on a day. Of all that was registered and
 * withdrawn, what holds from the latest day; of two of the same day what was recorded last, where a
 * correction counts as recorded when the fact that it mends was. A withdrawal cancels the versions
 * that were registered before it and had not come into force when it was recorded. One that was
 * dated ahead ends nothing that was registered after it. Decisions, rules and views all ask it, so
 * that they never differ. Immutable.
 *
 * @param <F> how the caller keeps such a fact
 */
public final class InForce<F> {
    private final List<F> steps;
    private final Function<? super F, LocalDate> from;
    private final Predicate<? super F> withdrawal;

    private InForce(
            List<F> steps, Function<? super F, LocalDate> from, Predicate<? super F> withdrawal) {
        this.steps = List.copyOf(steps);
        this.from = from;
        this.withdrawal = withdrawal;
    }

    /**
     * @param standing versions and withdrawals in the order of the log, each correction in the
     *     place of the fact that it mends
     * @param from first day on which one holds
     * @param recordedOn the day on which one was recorded, or the fact that it mends; asked of
     *     withdrawals
     * @param withdrawal whether one is a withdrawal; else it is a version
     */
    public static <F> InForce<F> of(
            List<? extends F> standing,
            Function<? super F, LocalDate> from,
            Function<? super F, LocalDate> recordedOn,
            Predicate<? super F> withdrawal) {
        var places = new ArrayList<Integer>(standing.size());
        for (int place = 0; place < standing.size(); place++)
            if (withdrawal.test(standing.get(place))
                    || !cancelled(place, standing, from, recordedOn, withdrawal)) places.add(place);
        // which leaves those of a day in their order
        places.sort(Comparator.comparing(place -> from.apply(standing.get(place))));
        var steps = new ArrayList<F>(places.size());
        int before = -1;
        for (int place : places) {
            var fact = standing.get(place);
            if (withdrawal.test(fact) && place < before) continue;
            steps.add(fact);
            before = withdrawal.test(fact) ? -1 : place;
        }
        return new InForce<>(steps, from, withdrawal);
    }

    private static <F> boolean cancelled(
            int version,
            List<? extends F> standing,
            Function<? super F, LocalDate> from,
            Function<? super F, LocalDate> recordedOn,
            Predicate<? super F> withdrawal) {
        var day = from.apply(standing.get(version));
        return standing.subList(version + 1, standing.size()).stream()
                .anyMatch(later ->
                        withdrawal.test(later)
                                && from.apply(later).isBefore(day)
                                && recordedOn.apply(later).isBefore(day));
    }

    /** What holds, one after the other, without what was cancelled before its day came. */
    public List<F> steps() {
        return steps;
    }

    /** What holds on a day: a version or a withdrawal; empty if there was neither before. */
    public Optional<F> on(LocalDate day) {
        for (int place = steps.size() - 1; place >= 0; place--) {
            var step = steps.get(place);
            if (!from.apply(step).isAfter(day)) return Optional.of(step);
        }
        return Optional.empty();
    }

    /** The version that is registered for the next day after this one. */
    public Optional<F> nextAfter(LocalDate day) {
        return steps.stream()
                .filter(step -> !withdrawal.test(step) && from.apply(step).isAfter(day))
                .findFirst();
    }
}
