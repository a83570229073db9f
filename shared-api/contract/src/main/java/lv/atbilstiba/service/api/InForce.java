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
 * that were registered before it for a later day. Decisions, rules and views all ask it, so that
 * they never differ. Immutable.
 *
 * @param <F> how the caller keeps such a fact
 */
public final class InForce<F> {
    private final List<F> steps;
    private final Function<? super F, LocalDate> from;
    private final Predicate<? super F> withdrawal;

    private InForce(
            List<F> steps,
            Function<? super F, LocalDate> from,
            Predicate<? super F> withdrawal) {
        this.steps = List.copyOf(steps);
        this.from = from;
        this.withdrawal = withdrawal;
    }

    /**
     * @param standing versions and withdrawals in the order of the log, each correction in the
     *     place of the fact that it mends
     * @param from first day on which one holds
     * @param withdrawal whether one is a withdrawal; else it is a version
     */
    public static <F> InForce<F> of(
            List<? extends F> standing,
            Function<? super F, LocalDate> from,
            Predicate<? super F> withdrawal) {
        var steps = new ArrayList<F>(standing.size());
        for (F fact : standing) {
            if (withdrawal.test(fact)) {
                var on = from.apply(fact);
                steps.removeIf(it -> !withdrawal.test(it) && from.apply(it).isAfter(on));
            }
            steps.add(fact);
        }
        steps.sort(Comparator.comparing(from)); // which leaves those of a day in their order
        return new InForce<>(steps, from, withdrawal);
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
