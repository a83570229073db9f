package lv.atbilstiba.platform.database;

import lv.atbilstiba.platform.background.BackgroundTask;
import lv.atbilstiba.platform.background.BackgroundTasks;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Whether the database answers, and takes changes. Asked aside, every second; so a probe is
 * answered at once, also while the database is silent, and so is everybody who asks the pool.
 */
public final class DatabaseWatch implements HealthIndicator, AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration BACK_OFF = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final long LOOKED_LATELY = TimeUnit.SECONDS.toNanos(4);
    private static final String TAKES_NOTHING =
            "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean";

    private final DataSource connections;
    private final @Nullable GuardedPool pool;
    private final BackgroundTasks tasks;
    private final BackgroundTask task;
    private volatile State seen = State.UNREACHABLE;
    private volatile long seenAt = System.nanoTime() - LOOKED_LATELY;

    private enum State {
        TAKES_CHANGES,
        READ_ONLY,
        UNREACHABLE
    }

    /**
     * @param connections to the same database, not pooled: it keeps one
     */
    public DatabaseWatch(DataSource connections, DataSource pool, BackgroundTasks tasks) {
        this.connections = connections;
        this.pool = pool instanceof GuardedPool guarded ? guarded : null;
        this.tasks = tasks;
        this.task = tasks.start("database-watch", SILENCE, BACK_OFF, this::watch);
    }

    private void watch(BackgroundTask.Run run) throws SQLException, InterruptedException {
        try (var connection = connections.getConnection()) {
            run.on(connection);
            connection.setNetworkTimeout(Runnable::run, (int) ANSWER.toMillis());
            while (!run.over()) {
                var state = look(connection);
                saw(state);
                run.well();
                // another server may take changes by now
                if (state == State.READ_ONLY) return;
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (SQLException e) {
            if (!run.over()) saw(State.UNREACHABLE);
            throw e;
        }
    }

    private void saw(State state) {
        seenAt = System.nanoTime();
        seen = state;
        if (pool == null) return;
        switch (state) {
            case TAKES_CHANGES -> pool.answers();
            case READ_ONLY -> {
                pool.answers();
                pool.renew();
            }
            case UNREACHABLE -> pool.isSilent();
        }
    }

    private static State look(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(TAKES_NOTHING)) {
            row.next();
            return row.getBoolean(1) ? State.READ_ONLY : State.TAKES_CHANGES;
        }
    }

    @Override
    public Health health() {
        var state = System.nanoTime() - seenAt < LOOKED_LATELY ? seen : State.UNREACHABLE;
        return (state == State.TAKES_CHANGES ? Health.up() : Health.down())
                .withDetail("state", state)
                .build();
    }

    @Override
    public void close() {
        tasks.end(task);
    }
}
