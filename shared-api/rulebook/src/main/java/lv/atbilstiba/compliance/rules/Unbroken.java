package lv.atbilstiba.compliance.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Since when a state of the facts has gone on. */
final class Unbroken {
    private final List<LocalDate> changes = new ArrayList<>();

    /**
     * @param first the first day that counts
     */
    Unbroken(LocalDate first) {
        changes.add(first);
    }

    /** The state may begin or end on the days of this timeline. */
    Unbroken over(Timeline<?> timeline) {
        for (var entry : timeline.entries()) changes.add(entry.day());
        return this;
    }

    /** The state may begin or end on these days. */
    Unbroken over(Collection<LocalDate> days) {
        changes.addAll(days);
        return this;
    }

    /**
     * First day of the unbroken time for which the state has gone on.
     *
     * @param now a moment at which it does
     */
    LocalDate since(Moment now, Predicate<Moment> state) {
        var first = changes.getFirst();
        var days =
                changes.stream()
                        .filter(day -> !day.isBefore(first) && now.begun(day))
                        .sorted()
                        .toList();
        var since = days.getLast();
        for (var day : days.reversed()) {
            if (!state.test(now.lookingBackAt(day))) break;
            since = day;
        }
        return since;
    }
}
