package lv.atbilstiba.platform.background;

import lv.atbilstiba.platform.database.DatabaseFaults;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Work on a thread of its own. Whatever it throws, an {@link Error} too, is recorded as what it
 * stopped of, and it is begun again after a while. It says now and then that it goes on; if it does
 * not, its connection is torn and it is begun on another thread.
 */
public final class BackgroundTask {
    private static final Logger log = LoggerFactory.getLogger(BackgroundTask.class);
    static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);

    /** What a task does. */
    @FunctionalInterface
    public interface Work {
        /** Works until {@link Run#over}; begun again when it returns or throws before that. */
        void run(Run run) throws Exception;
    }

    private final String name;
    private final Duration silence;
    private final Work work;
    private final Duration longestBackOff;
    private volatile Run current;
    private volatile boolean closed;
    private volatile @Nullable String stopped;

    BackgroundTask(String name, Duration silence, Duration longestBackOff, Work work) {
        this.name = name;
        this.silence = silence;
        this.longestBackOff =
                longestBackOff.compareTo(LONGEST_BACK_OFF) < 0 ? longestBackOff : LONGEST_BACK_OFF;
        this.work = work;
        this.current = new Run();
    }

    /** One thread at the work; another takes its place if it is silent. */
    public final class Run {
        private final Thread thread =
                Thread.ofPlatform().daemon().name(name).unstarted(this::untilOver);
        private volatile long aliveUntil = System.nanoTime() + silence.toNanos();
        private volatile boolean abandoned;
        private volatile @Nullable Connection connection;

        /** Whether it is to end: the process stops, or another thread took its place. */
        public boolean over() {
            return closed || abandoned;
        }

        /** It goes on. */
        public void beat() {
            beat(silence);
        }

        /** It goes on, and may be silent for so long now. */
        public void beat(Duration allowance) {
            aliveUntil = System.nanoTime() + allowance.toNanos();
        }

        /** All is well: whatever it stopped of is over. */
        public void well() {
            beat();
            stopped = null;
        }

        /** The connection that it may hang at. */
        public void on(@Nullable Connection used) {
            connection = used;
        }

        /** Whether it has said so lately enough that it goes on. */
        public boolean alive() {
            return !over() && System.nanoTime() - aliveUntil < 0;
        }

        private void untilOver() {
            long backOff = FIRST_BACK_OFF.toNanos();
            while (!over()) {
                beat();
                try {
                    work.run(this);
                    if (over()) return;
                    backOff = FIRST_BACK_OFF.toNanos();
                } catch (Throwable fault) {
                    if (over()) return;
                    if (stopped == null) backOff = FIRST_BACK_OFF.toNanos();
                    stoppedBecause(fault);
                } finally {
                    connection = null;
                }
                Thread.interrupted();
                beat(Duration.ofNanos(backOff).plus(silence));
                LockSupport.parkNanos(backOff);
                backOff = Math.min(backOff * 2, longestBackOff.toNanos());
            }
        }

        private void stoppedBecause(Throwable fault) {
            try {
                var cause = DatabaseFaults.text(fault);
                var known = cause.equals(stopped);
                stopped = cause;
                if (DatabaseFaults.isOutage(fault)) {
                    // once for each outage: it is tried again all the while
                    if (!known)
                        log.atWarn()
                                .addKeyValue("task", name)
                                .addKeyValue("cause", cause)
                                .log("background task waits for the database");
                } else
                    log.atError()
                            .addKeyValue("task", name)
                            .setCause(fault)
                            .log("background task stopped, tries again");
            } catch (Throwable again) { // no memory to say so with
                stopped = "stopped";
            }
        }

        /** Ends it however it hangs. */
        private void tear() {
            abandoned = true;
            thread.interrupt();
            var hangingAt = connection;
            if (hangingAt == null) return;
            try {
                hangingAt.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("tearing a connection that is gone", e);
            }
        }
    }

    void start() {
        current.thread.start();
    }

    /** Puts another thread in the place of one that is silent or gone. */
    void watch() {
        var run = current;
        if (closed || run.thread.getState() == Thread.State.NEW) return;
        if (run.thread.isAlive() && run.alive()) return;
        stopped = run.thread.isAlive() ? "silent for too long" : "its thread ended";
        log.atError()
                .addKeyValue("task", name)
                .addKeyValue("cause", stopped)
                .log("background task is begun again on another thread");
        run.tear();
        var next = new Run();
        current = next;
        next.thread.start();
    }

    public String name() {
        return name;
    }

    /** Why it does not do its work at the moment; null if it does. */
    public @Nullable String stoppedBecause() {
        return stopped;
    }

    /** Whether it goes on. */
    public boolean alive() {
        return current.alive() && current.thread.isAlive();
    }

    /** The thread that is at the work. */
    public Thread thread() {
        return current.thread;
    }

    /** Ends it, and waits a moment. */
    public void close(Duration patience) {
        closed = true;
        var run = current;
        run.thread.interrupt();
        try {
            if (run.thread.getState() == Thread.State.NEW) return;
            if (!run.thread.join(patience)) {
                run.tear();
                run.thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
