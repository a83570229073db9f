package lv.atbilstiba.audit.read.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.PrimaryConnections;
import lv.atbilstiba.platform.log.LogProperties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Writes the log while this process holds the claim to it: one process of all does. Woken when
 * something is new; then at most one checkpoint in each interval. While nothing is, it looks now
 * and then whether anybody looked.
 */
@Component
final class LogWriter implements SmartLifecycle, Runnable {
    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);

    /** Any number that nobody else locks. */
    private static final long CLAIM = 0x6174_6269_6c5f_6c6fL;

    private static final Duration BETWEEN_CLAIMS = Duration.ofSeconds(2);

    private final PrimaryConnections connections;
    private final EventLog events;
    private final LogGrowth growth;
    private final LogSigning signing;
    private final Duration signEvery;
    private final Duration idle;
    private volatile boolean running;
    private volatile Thread thread = Thread.ofPlatform().unstarted(this);

    LogWriter(
            PrimaryConnections connections,
            EventLog events,
            LogGrowth growth,
            LogSigning signing,
            LogProperties properties,
            MeterRegistry meters) {
        this.connections = connections;
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
        running = true;
        thread = Thread.ofPlatform().name("verifiable-log").daemon().start(this);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void run() {
        while (running && !Thread.currentThread().isInterrupted()) {
            try (var connection = connections.dataSource().getConnection()) {
                if (claimed(connection)) write(connection);
                else Thread.sleep(BETWEEN_CLAIMS);
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | DataAccessException | TransactionException e) {
                log.atWarn()
                        .addKeyValue("cause", e.getMessage())
                        .log("the verifiable log waits for the database");
                pause();
            } catch (LogSigning.NotWhole e) {
                log.atError()
                        .addKeyValue("cause", e.getMessage())
                        .log("the verifiable log waits for an operator or an archive");
                pause();
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("the verifiable log cannot be written");
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (running) Thread.sleep(BETWEEN_CLAIMS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Connection claim) throws SQLException, InterruptedException {
        growth.begin();
        signing.begin();
        while (running) {
            if (!claim.isValid(5)) return;
            signing.requireUnbroken();
            if (growth.isOver()) return;
            growth.catchUp();
            if (signing.sign(growth.head())) Thread.sleep(signEvery);
            var more = events.await(growth.head().position() + 1, idle);
            if (!more) signing.signLooks(growth.head());
            if (Thread.interrupted()) throw new InterruptedException();
        }
    }

    private static boolean claimed(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            lock.setLong(1, CLAIM);
            try (var answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
