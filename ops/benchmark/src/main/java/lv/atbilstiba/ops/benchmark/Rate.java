package lv.atbilstiba.ops.benchmark;

import java.time.Duration;

/**
 * What a closed loop of workers reached.
 *
 * @param accepted operations that were, from the first moment of the warm-up to the last answer
 * @param done completed operations
 * @param failed operations that were not accepted
 * @param took wall time
 * @param p50 median of one operation's time, likewise {@code p99}
 */
record Rate(long accepted, long done, long failed, Duration took, Duration p50, Duration p99) {
    double perSecond() {
        return done / (took.toNanos() / 1e9);
    }
}
