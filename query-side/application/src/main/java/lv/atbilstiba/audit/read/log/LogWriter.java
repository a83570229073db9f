package lv.atbilstiba.audit.read.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import lv.atbilstiba.platform.background.BackgroundTask;
import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.claim.Claim;
import lv.atbilstiba.platform.claim.Claims;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.PrimaryConnections;
import lv.atbilstiba.platform.log.LogProperties;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Writes the log while this process holds the claim to it: one process of all does. Woken when
 * something is new; then at most one checkpoint in each interval. While nothing is, it looks now
 * and then whether anybody looked.
 */
@Component
final class LogWriter implements SmartLifecycle {

    private static final String CLAIM = "verifiable-log";
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Duration BETWEEN_CLAIMS = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(2);

    private final PrimaryConnections connections;
    private final Claims claims;
    private final BackgroundTasks tasks;
    private final EventLog events;
    private final LogGrowth growth;
    private final LogSigning signing;
    private final Duration signEvery;
    private final Duration idle;
    private volatile @Nullable BackgroundTask task;

    LogWriter(
            PrimaryConnections connections,
            Claims claims,
            BackgroundTasks tasks,
            EventLog events,
            LogGrowth growth,
            LogSigning signing,
            LogProperties properties,
            MeterRegistry meters) {
        this.connections = connections;
        this.claims = claims;
        this.tasks = tasks;
        this.events = events;
        this.growth = growth;
        this.signing = signing;
        this.signEvery = properties.signEvery();
        this.idle = properties.signLooksEvery();
        Gauge.builder("atbilstiba.log.size", growth, LogGrowth::size)
                .description("Entries of the verifiable log")
                .register(meters);
        Gauge.builder("atbilstiba.log.uncovered", signing, LogSigning::uncoveredSeconds)
                .description("Age of the oldest entry under no signed checkpoint")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void start() {
        task = tasks.start(CLAIM, SILENCE, LONGEST_BACK_OFF, this::write);
    }

    @Override
    public void stop() {
        var running = task;
        task = null;
        if (running != null) tasks.end(running);
    }

    @Override
    public boolean isRunning() {
        return task != null;
    }

    private void write(BackgroundTask.Run run) throws SQLException, InterruptedException {
        try (var connection = connections.dataSource().getConnection()) {
            run.on(connection);
            while (!run.over()) {
                run.well();
                var claim = claims.take(CLAIM, connection, run::alive).orElse(null);
                if (claim != null) {
                    write(connection, claim, run);
                    return;
                }
                Thread.sleep(BETWEEN_CLAIMS);
            }
        }
    }

    private void write(Connection connection, Claim claim, BackgroundTask.Run run)
            throws SQLException, InterruptedException {
        try {
            growth.begin();
            signing.begin();
            while (!run.over() && !claim.lost()) {
                run.beat();
                if (!connection.isValid(5)) return;
                signing.requireUnbroken();
                if (growth.isOver()) return;
                growth.catchUp();
                boolean signed = signing.sign(growth.head());
                run.well();
                if (signed) Thread.sleep(signEvery);
                run.beat(idle.plus(SILENCE));
                var more = events.await(growth.head().position() + 1, idle);
                if (!more) signing.signLooks(growth.head());
                if (Thread.interrupted()) throw new InterruptedException();
            }
        } finally {
            claims.leave(claim);
            if (!connection.isClosed()) claims.release(claim, connection);
        }
    }
}
