package lv.atbilstiba.audit.read;

import lv.atbilstiba.platform.eventstore.EventLog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A period of recorded time, as it was asked for and as positions.
 *
 * @param from null for the beginning; what was recorded at it belongs to the period
 * @param to null for no end; what was recorded at it does not
 * @param after no event up to here
 * @param upTo no event after here: the position of the last event recorded before {@code to}
 */
record Period(@Nullable Instant from, @Nullable Instant to, long after, long upTo) {
    /**
     * @param after no event up to here, whenever recorded
     * @param reach no event after here, whenever recorded
     */
    static Period of(
            EventLog log, @Nullable Instant from, @Nullable Instant to, long after, long reach) {
        return new Period(
                from,
                to,
                from == null ? after : Math.max(after, log.positionBefore(from)),
                to == null ? reach : Math.min(reach, log.positionBefore(to)));
    }

    /** Whether it begins with the first event. */
    boolean fromTheBeginning() {
        return after == 0;
    }
}
