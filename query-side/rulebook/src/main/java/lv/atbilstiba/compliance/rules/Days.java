package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.kernel.RigaCalendar;

import java.time.Instant;
import java.time.LocalDate;

/** Days in Riga; the first instants of those that facts speak of are kept at hand. */
final class Days {
    private static final long FIRST = LocalDate.of(1991, 1, 1).toEpochDay();
    private static final Instant[] STARTS = starts(LocalDate.of(2060, 1, 1).toEpochDay());

    private Days() {}

    private static Instant[] starts(long end) {
        var starts = new Instant[(int) (end - FIRST)];
        for (int i = 0; i < starts.length; i++)
            starts[i] = RigaCalendar.startOf(LocalDate.ofEpochDay(FIRST + i));
        return starts;
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
