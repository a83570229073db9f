package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.RigaCalendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The point of the register's history that an answer speaks of: what it knew at a position, as it
 * stood at an instant.
 *
 * @param position only what was recorded up to here counts
 * @param instant the register's time at which it is looked at
 * @param past whether the caller asked for it; otherwise it is the present
 */
public record AsOf(long position, Instant instant, boolean past) {
    /** Whether less was known at this point, or the same was looked at earlier. */
    boolean isBefore(AsOf other) {
        return position < other.position
                || (position == other.position && instant.isBefore(other.instant));
    }

    /** The day in Riga on which it is looked at. */
    public LocalDate day() {
        return RigaCalendar.dayOf(instant);
    }

    /**
     * The condition under which a row of {@link HeldByDay} held on the day of this point; the
     * statement has to know the position as {@code :at} and the day as {@code :day}.
     *
     * @param table how the statement calls the table
     */
    public String heldThatDay(String table) {
        return """
        %2$s AND %1$s.holds_from <= :day
        AND (%1$s.holds_until IS NULL OR %1$s.holds_until > :day)
        """
                .formatted(table, held(table));
    }

    /**
     * The condition under which a row of {@link Versions} held at this point; the statement has to
     * know the position as {@code :at}.
     *
     * @param table how the statement calls the table
     */
    public String held(String table) {
        return past
                ? "(%1$s.from_position <= :at AND (%1$s.to_position IS NULL OR %1$s.to_position > :at))"
                        .formatted(table)
                : table + ".to_position IS NULL";
    }
}
