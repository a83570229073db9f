package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.memory.Memory;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the guard saw, looked at again when it is some seconds old: by one, while the others go by
 * what was seen before.
 */
public final class HistoryWatch implements HealthIndicator, Memory.Forgetful {
    private static final Logger log = LoggerFactory.getLogger(HistoryWatch.class);
    private static final long AFTER_FAILURE = Duration.ofMillis(500).toNanos();

    private final Supplier<HistoryState> guard;
    private final LongSupplier nanoTime;
    private final long goodFor;
    private final long unseenFor;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Seen seen;

    private @Nullable Failed failed;

    private record Failed(RuntimeException why, long at) {}

    private record Seen(HistoryState state, long at, @Nullable Long wholeAt) {}

    /**
     * @param goodFor how old what was seen may be
     * @param unseenFor how long the history counts as whole after it was last seen so, if no
     *     archive can be asked any more
     */
    public HistoryWatch(HistoryGuard guard, Duration goodFor, Duration unseenFor) {
        this(guard::look, System::nanoTime, goodFor, unseenFor);
    }

    HistoryWatch(
            Supplier<HistoryState> guard,
            LongSupplier nanoTime,
            Duration goodFor,
            Duration unseenFor) {
        this.guard = guard;
        this.nanoTime = nanoTime;
        this.goodFor = goodFor.toNanos();
        this.unseenFor = unseenFor.toNanos();
    }

    /**
     * How the database stands to what was published of it. What nobody has asked for in a long time
     * is too old to go by, and is looked at before anything is said.
     */
    public HistoryState state() {
        var last = seen;
        if (last == null || age(last) >= 3 * goodFor) return lookUnlessSeen();
        if (age(last) >= goodFor) lookAside();
        return last.state();
    }

    /** What was seen last, at once and whatever it is; empty if nothing was. */
    public Optional<HistoryState> lastSeen() {
        var last = seen;
        if (last == null || age(last) >= goodFor) lookAside();
        return Optional.ofNullable(last).map(Seen::state);
    }

    private long age(Seen last) {
        return nanoTime.getAsLong() - last.at();
    }

    private void lookAside() {
        if (!looking.compareAndSet(false, true)) return;
        // nothing of the request that happens to ask goes along
        Thread.ofVirtual()
                .inheritInheritableThreadLocals(false)
                .start(() -> {
                    try {
                        lookUnlessSeen();
                    } catch (RuntimeException e) {
                        log.debug("the history could not be looked at", e);
                    } finally {
                        looking.set(false);
                    }
                });
    }

    /** Of many who wait for a look, the first looks for all of them. */
    private synchronized HistoryState lookUnlessSeen() {
        var last = seen;
        if (last != null && age(last) < goodFor) return last.state();
        var failure = failed;
        if (failure != null && nanoTime.getAsLong() - failure.at() < AFTER_FAILURE)
            throw failure.why();
        return lookNow();
    }

    /** It is looked at before anything more is said. */
    @Override
    public synchronized void forget() {
        var before = seen;
        if (before != null)
            seen = new Seen(before.state(), nanoTime.getAsLong() - 3 * goodFor, before.wholeAt());
    }

    /** Looks, whenever that was done last. */
    public synchronized HistoryState lookNow() {
        var before = seen;
        try {
            var state = guard.get();
            var now = nanoTime.getAsLong();
            var wholeAt =
                    state instanceof HistoryState.Whole
                            ? (Long) now
                            : before == null ? null : before.wholeAt();
            seen = new Seen(state, now, wholeAt);
            failed = null;
            return state;
        } catch (RuntimeException e) {
            var now = nanoTime.getAsLong();
            failed = new Failed(e, now);
            // The database that answers next may be another one: then it is looked at first.
            if (before != null)
                seen = new Seen(before.state(), now - 3 * goodFor, before.wholeAt());
            throw e;
        }
    }

    /**
     * Whether the history may be added to: it is whole, or was when it was last seen, and that is
     * not too long ago; or no archive is configured, so that nobody can ever tell.
     */
    public boolean mayGoOn() {
        return switch (state()) {
            case HistoryState.Whole _ -> true;
            case HistoryState.Behind _, HistoryState.Beside _ -> false;
            case HistoryState.Unknown(var archives) -> {
                var last = seen;
                yield !archives
                        || last != null
                                && last.wholeAt() != null
                                && nanoTime.getAsLong() - last.wholeAt() < unseenFor;
            }
        };
    }

    @Override
    public Health health() {
        return switch (state()) {
            case HistoryState.Whole _ -> Health.up().build();
            case HistoryState.Unknown(var archives) ->
                    (mayGoOn() ? Health.unknown() : Health.down())
                            .withDetail(
                                    "history",
                                    archives
                                            ? "not compared: no archive can be reached"
                                            : "not compared: no archive is configured")
                            .build();
            case HistoryState.Behind(var published, var found) ->
                    broken("behind what was published", published, found);
            case HistoryState.Beside(var published, var found) ->
                    broken("beside what was published", published, found);
        };
    }

    private static Health broken(
            String history, HistoryState.Published published, HistoryState.Found found) {
        return Health.down()
                .withDetail("history", history)
                .withDetail("published", published.size())
                .withDetail("entries", found.events())
                .build();
    }
}
