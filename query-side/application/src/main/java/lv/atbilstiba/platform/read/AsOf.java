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
public record AsOf(long position, Instant instant, boolean past) {}
