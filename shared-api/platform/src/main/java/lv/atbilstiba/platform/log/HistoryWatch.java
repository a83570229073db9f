package lv.atbilstiba.platform.log;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the guard saw, looked at again when it is some seconds old. */
public final class HistoryWatch implements HealthIndicator {
    private static final Duration GOOD_FOR = Duration.ofSeconds(10);

    private final HistoryGuard guard;
    private HistoryGuard.@org.jspecify.annotations.Nullable State seen;
    private long seenAt;

    public HistoryWatch(HistoryGuard guard) {
        this.guard = guard;
    }

    /** How the database stands to what it has published. */
    public synchronized HistoryGuard.State state() {
        var now = System.nanoTime();
        var state = seen;
        if (state == null || now - seenAt > TimeUnit.SECONDS.toNanos(GOOD_FOR.toSeconds())) {
            state = guard.look();
            seen = state;
            seenAt = now;
        }
        return state;
    }

    @Override
    public Health health() {
        return switch (state()) {
            case HistoryGuard.State.Whole _ -> Health.up().build();
            case HistoryGuard.State.Behind(var published, var entries) ->
                    Health.down()
                            .withDetail("published", published)
                            .withDetail("entries", entries)
                            .build();
            case HistoryGuard.State.Beside(var published) ->
                    Health.down().withDetail("published", published).build();
        };
    }
}
