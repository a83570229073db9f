package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.kernel.RigaCalendar;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The instant at which a rule judges. Every comparison with a boundary in time goes through it; it
 * remembers the nearest boundary that still lies ahead, which is when time alone may change the
 * judgement. Serves one judgement, in one thread.
 */
public final class Moment {
    private final Instant instant;
    private final LocalDate today;
    private @Nullable LocalDate nextDay;
    private @Nullable Instant next;

    private Moment(Instant instant, LocalDate today) {
        this.instant = instant;
        this.today = today;
    }

    public static Moment at(Instant instant) {
        return new Moment(instant, RigaCalendar.dayOf(instant));
    }

    /** The same instant, with nothing noted yet. */
    Moment fresh() {
        return new Moment(instant, today);
    }

    public Instant instant() {
        return instant;
    }

    /** Whether the day has begun; if not, its start is noted. */
    public boolean reached(LocalDate day) {
        if (!day.isAfter(today)) return true;
        if (nextDay == null || day.isBefore(nextDay)) nextDay = day;
        return false;
    }

    /** Whether the instant has come; if not, it is noted. */
    public boolean reached(Instant boundary) {
        if (!boundary.isAfter(instant)) return true;
        if (next == null || boundary.isBefore(next)) next = boundary;
        return false;
    }

    /** Whether the day has begun, for one who only looks back: nothing is noted. */
    boolean begun(LocalDate day) {
        return !day.isAfter(today);
    }

    /** Whether the day has ended; if not, its end is noted. */
    public boolean passed(LocalDate day) {
        return reached(day.plusDays(1));
    }

    /**
     * The start of a day that has begun: what is asked of it lies in the past, which time does not
     * change, so nothing is noted.
     *
     * @throws IllegalArgumentException if the day lies ahead
     */
    Moment lookingBackAt(LocalDate day) {
        if (day.isAfter(today))
            throw new IllegalArgumentException(day + " lies ahead of " + instant);
        return new Moment(Days.start(day), day);
    }

    /** The nearest boundary that was asked for and lies ahead; null if there was none. */
    public @Nullable Instant changesAt() {
        if (nextDay == null) return next;
        var start = Days.start(nextDay);
        return next == null || start.isBefore(next) ? start : next;
    }
}
