package lv.atbilstiba.platform.budget;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * So many requests a second, and a burst of more after a pause: the generic cell rate algorithm, by
 * which one number says when the next request is due.
 */
final class Allowance {
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanos;
    private final long each;
    private final long burst;

    /** When all that was taken so far would have been due, one after the other. */
    private final AtomicLong due;

    Allowance(int perSecond, int burst, LongSupplier nanos) {
        this.nanos = nanos;
        this.each = SECOND / Math.max(1, perSecond);
        this.burst = each * Math.max(1, burst);
        this.due = new AtomicLong(nanos.getAsLong());
    }

    /**
     * Takes a part of it, if there is enough.
     *
     * @param cost in requests; more than the whole burst is taken for the whole
     * @return 0 if it was taken, else after how many seconds there will be enough
     */
    long take(long cost) {
        var wanted = Math.min(each * cost, burst);
        while (true) {
            var now = nanos.getAsLong();
            var before = due.get();
            var next = (before - now < 0 ? now : before) + wanted;
            var early = next - now - burst;
            if (early > 0) return (early + SECOND - 1) / SECOND;
            if (due.compareAndSet(before, next)) return 0;
        }
    }

    /** After how many seconds there will be enough; 0 if there is now. Nothing is taken. */
    long until(long cost) {
        var now = nanos.getAsLong();
        var before = due.get();
        var early = (before - now < 0 ? now : before) + each * cost - now - burst;
        return early > 0 ? (early + SECOND - 1) / SECOND : 0;
    }
}
