package lv.atbilstiba.platform.eventstore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/** How much history there is, and whether anybody holds it back. Asked for at a scrape. */
final class EventStoreMetrics implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(EventStoreMetrics.class);
    private static final long KEEP = TimeUnit.SECONDS.toNanos(5);
    private static final String LOOK =
            """
            SELECT GREATEST(t.reltuples, s.n_live_tup, 0),
                   pg_total_relation_size(t.oid),
                   GREATEST((SELECT extract(epoch FROM max(clock_timestamp() - a.xact_start))
                             FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                             WHERE l.locktype = 'relation' AND l.relation = t.oid
                               AND l.database = (SELECT d.oid FROM pg_database d
                                                 WHERE d.datname = current_database())
                               AND l.mode = 'RowExclusiveLock'),
                            (SELECT extract(epoch FROM max(clock_timestamp() - p.prepared))
                             FROM pg_prepared_xacts p),
                            0)
            FROM pg_class t
            LEFT JOIN pg_stat_all_tables s ON s.relid = t.oid
            WHERE t.oid = 'eventstore.domain_event'::regclass
            """;

    private record Look(double events, double bytes, double oldestSeconds) {}

    private final DataSource dataSource;
    private final SafePosition safePosition;
    private Look last = new Look(0, 0, 0);
    private long succeededAt = System.nanoTime();
    private long lookedAt;

    EventStoreMetrics(DataSource dataSource, SafePosition safePosition) {
        this.dataSource = dataSource;
        this.safePosition = safePosition;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atbilstiba.eventstore.events", this, m -> m.look().events())
                .description("Events in the log, as the database estimates their number")
                .register(registry);
        Gauge.builder("atbilstiba.eventstore.size", this, m -> m.look().bytes())
                .description("Size of the log with its indexes")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("atbilstiba.eventstore.safe.position", safePosition, SafePosition::current)
                .description("Position up to which everything is decided")
                .register(registry);
        TimeGauge.builder(
                        "atbilstiba.eventstore.safe.position.age",
                        safePosition,
                        TimeUnit.NANOSECONDS,
                        s -> s.age().toNanos())
                .description("How long the oldest undecided position has been so; 0 if none is")
                .register(registry);
        TimeGauge.builder(
                        "atbilstiba.eventstore.oldest.transaction",
                        this,
                        TimeUnit.SECONDS,
                        m -> m.look().oldestSeconds())
                .description("Age of the oldest open transaction that may write events")
                .register(registry);
    }

    private synchronized Look look() {
        if (lookedAt != 0 && System.nanoTime() - lookedAt < KEEP) return last;
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(LOOK)) {
            if (row.next()) last = new Look(row.getDouble(1), row.getDouble(2), row.getDouble(3));
            succeededAt = System.nanoTime();
        } catch (SQLException e) {
            LOG.warn("the event store cannot be measured now: {}", e.getMessage());
            // what is not known never looks well
            double unseen = Duration.ofNanos(System.nanoTime() - succeededAt).toMillis() / 1000.0;
            last = new Look(last.events, last.bytes, Math.max(last.oldestSeconds, unseen));
        }
        lookedAt = System.nanoTime();
        return last;
    }
}
