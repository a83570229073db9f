package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.kernel.RigaCalendar;

import java.time.Instant;
import java.time.LocalDate;

/** Days in Riga; the first instants of those that facts speak of are kept at hand. */
final class Days {
    private static final long FIRST = LocalDate.of(1991, 1, 1).toEpochDay();
    private static final LocalDate[] DAYS = days(LocalDate.of(2060, 1, 1).toEpochDay());
    private static final Instant[] STARTS = starts();

    private Days() {}

    private static LocalDate[] days(long end) {
        var days = new LocalDate[(int) (end - FIRST)];
        for (int i = 0; i < days.length; i++) days[i] = LocalDate.ofEpochDay(FIRST + i);
        return days;
    }

    private static Instant[] starts() {
        var starts = new Instant[DAYS.length];
        for (int i = 0; i < starts.length; i++) starts[i] = RigaCalendar.startOf(DAYS[i]);
        return starts;
    }

    /** The same day as one object, for facts that are kept: a million of them name few days. */
    static LocalDate shared(LocalDate day) {
        long index = day.toEpochDay() - FIRST;
        return index >= 0 && index < DAYS.length ? DAYS[(int) index] : day;
    }

    /** The first instant of a day. */
    static Instant start(LocalDate day) {
        long index = day.toEpochDay() - FIRST;
        return index >= 0 && index < STARTS.length
                ? STARTS[(int) index]
                : RigaCalendar.startOf(day);
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
