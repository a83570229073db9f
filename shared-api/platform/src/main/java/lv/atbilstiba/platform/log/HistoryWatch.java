package lv.atbilstiba.platform.log;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the guard saw, looked at again when it is some seconds old: by one, while the others go by
 * what was seen before.
 */
public final class HistoryWatch implements HealthIndicator {
    private final Supplier<HistoryState> guard;
    private final LongSupplier nanoTime;
    private final long goodFor;
    private final long unseenFor;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Seen seen;

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

    /** How the database stands to what was published of it. */
    public HistoryState state() {
        var last = seen;
        var age = last == null ? Long.MAX_VALUE : nanoTime.getAsLong() - last.at();
        if (last != null && age < goodFor) return last.state();
        // What nobody has asked for in a long time is too old to go by.
        if (last == null || age >= 3 * goodFor) return lookNow();
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            lookNow();
                        } finally {
                            looking.set(false);
                        }
                    });
        }
        return last.state();
    }

    /** Looks, whenever that was done last. */
    public synchronized HistoryState lookNow() {
        var state = guard.get();
        var now = nanoTime.getAsLong();
        var before = seen;
        var wholeAt =
                state instanceof HistoryState.Whole
                        ? (Long) now
                        : before == null ? null : before.wholeAt();
        seen = new Seen(state, now, wholeAt);
        return state;
    }

    /**
     * Whether the history may be added to: it is whole, or was when it was last seen, and that is
     * not too long ago.
     */
    public boolean mayGoOn() {
        return switch (state()) {
            case HistoryState.Whole _ -> true;
            case HistoryState.Behind _, HistoryState.Beside _ -> false;
            case HistoryState.Unknown _ -> {
                var last = seen;
                yield last != null
                        && last.wholeAt() != null
                        && nanoTime.getAsLong() - last.wholeAt() < unseenFor;
            }
        };
    }

    @Override
    public Health health() {
        return switch (state()) {
            case HistoryState.Whole _ -> Health.up().build();
            case HistoryState.Unknown _ ->
                    (mayGoOn() ? Health.unknown() : Health.down())
                            .withDetail("history", "not compared: no archive can be reached")
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
