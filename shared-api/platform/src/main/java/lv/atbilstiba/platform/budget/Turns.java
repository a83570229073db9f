package lv.atbilstiba.platform.budget;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many at once; others wait for their turn, in their order and not for ever. */
final class Turns {
    private final Semaphore free;
    private final Semaphore places;
    private final Duration patience;

    Turns(int atOnce, int waiting, Duration patience) {
        this.free = new Semaphore(Math.max(1, atOnce), true);
        this.places = new Semaphore(Math.max(0, waiting));
        this.patience = patience;
    }

    /** Whether one's turn came; if so it has to be ended. */
    boolean begin() {
        if (free.tryAcquire()) return true;
        if (!places.tryAcquire()) return false;
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            places.release();
        }
    }

    /** How many wait. */
    int waiting() {
        return free.getQueueLength();
    }

    void end() {
        free.release();
    }
}
