package lv.atbilstiba.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/** Days as people in Riga count them. */
public final class RigaCalendar {
    public static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    private RigaCalendar() {}

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, RIGA);
    }

    /** The first instant of a day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(RIGA).toInstant();
    }

    /** The end (exclusive) of a period of days that starts on a day: it ends with its last day. */
    public static Instant endOf(LocalDate start, Period period) {
        return startOf(start.plus(period).plusDays(1));
    }
}
