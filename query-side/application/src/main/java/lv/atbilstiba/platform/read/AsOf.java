package lv.atbilstiba.platform.read;

import java.time.Instant;

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
