package lv.atbilstiba.platform.projection;

import java.time.Duration;
import java.util.List;

/** What the engine needs of the log. */
interface FactLog {
    /** Every position up to here is decided: nothing will yet appear before it. */
    long safePosition();

    /** How many events there are up to a position. */
    long countUpTo(long position);

    /**
     * Events after a position, in order, none beyond the safe position; empty if there is none.
     *
     * @param limit at most so many
     */
    List<Entry> read(long after, int limit);

    /** Waits until the safe position is beyond one, or the time is over. */
    boolean awaitBeyond(long position, Duration timeout) throws InterruptedException;

    /** An event as it is stored. */
    interface Entry {
        long position();

        /**
         * The event, which may be read from its JSON only when it is wanted.
         *
         * @throws RuntimeException if this version of the software does not know the event
         */
        Fact decode();
    }
}
