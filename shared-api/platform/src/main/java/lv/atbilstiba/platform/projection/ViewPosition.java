package lv.atbilstiba.platform.projection;

import java.time.Instant;

/**
 * How far a view has come.
 *
 * @param position the last position it has seen; 0 if none
 * @param logTime the largest time of recording up to there; the epoch if none
 */
public record ViewPosition(long position, Instant logTime) {
    public static final ViewPosition NOTHING = new ViewPosition(0, Instant.EPOCH);
}
