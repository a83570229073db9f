package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Standing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What stands of the history of one thing, in the order in which it holds: by the days, and of one
 * day in the order of the log, each correction in the place of what it mends. Whoever folds it up
 * to a day is told what holds on that day, whenever it was recorded. What has no day is not in it.
 */
public record InDayOrder(List<Recorded<Object>> facts) {
    public InDayOrder {
        facts = List.copyOf(facts);
    }

    /**
     * @param recorded the facts as the log holds them, mended ones too
     */
    public static InDayOrder of(List<Recorded<Object>> recorded) {
        return new InDayOrder(
                Standing.of(recorded).stream()
                        .filter(fact -> EffectiveDay.of(fact.event()) != null)
                        .sorted(Comparator.comparing(InDayOrder::day))
                        .toList());
    }

    /** What holds from that day or an earlier one. */
    public List<Recorded<Object>> until(LocalDate day) {
        return facts.stream().filter(fact -> !day(fact).isAfter(day)).toList();
    }

    /** What holds from a later day only. */
    public List<Recorded<Object>> after(LocalDate day) {
        return facts.stream().filter(fact -> day(fact).isAfter(day)).toList();
    }

    /** The days after that one from which something holds. */
    public SortedSet<LocalDate> daysAfter(LocalDate day) {
        var days = new TreeSet<LocalDate>();
        for (var fact : after(day)) days.add(day(fact));
        return days;
    }

    static LocalDate day(Recorded<Object> fact) {
        return Objects.requireNonNull(EffectiveDay.of(fact.event()));
    }
}
