package lv.atbilstiba.ops.benchmark;

import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.StoredEvent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

/**
 * What PostgreSQL itself can do with the same row, the same indexes and the same concurrency: the
 * bars to measure against.
 */
final class RawLimits {
    private static final String INSERT =
            """
            INSERT INTO benchmark.raw_event
                (event_identifier, aggregate_identifier, sequence_number, type, payload_type, payload_revision, payload, metadata, time_stamp)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;

    RawLimits(DataSource database) {
        this.database = database;
    }

    /** Single-row commits of a row like the one given, each a new aggregate's first event. */
    Rate appends(StoredEvent like, int connections, Duration warmUp, Duration time)
            throws Exception {
        execute(
                "CREATE SCHEMA IF NOT EXISTS benchmark",
                "DROP TABLE IF EXISTS benchmark.raw_event",
                "CREATE TABLE benchmark.raw_event (LIKE eventstore.domain_event INCLUDING ALL)");
        return ClosedLoop.run(connections, warmUp, time, number -> new Inserting(like));
    }

    /** Events per second of one cursor over the history, each event decoded, none kept. */
    long readAndDecode(EventDecoder decoder) throws SQLException {
        var begun = System.nanoTime();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var query =
                    connection.prepareStatement(
                            "SELECT global_index, event_identifier, type, aggregate_identifier,"
                                    + " sequence_number, time_stamp, recorded_at, payload_type,"
                                    + " payload_revision, payload, metadata FROM"
                                    + " eventstore.domain_event ORDER BY global_index")) {
                query.setFetchSize(5_000);
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        decoder.decode(
                                new StoredEvent(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getLong(5),
                                        Instant.EPOCH,
                                        row.getObject(7, java.time.OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString(8),
                                        row.getString(9),
                                        row.getBytes(10),
                                        row.getBytes(11)));
                    }
                }
            }
        }
        return System.nanoTime() - begun;
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var one : statements) statement.execute(one);
        }
    }

    private final class Inserting implements ClosedLoop.Worker {
        private static final AtomicLong NUMBER = new AtomicLong();
        private final Connection connection;
        private final PreparedStatement insert;

        Inserting(StoredEvent like) {
            try {
                connection = database.getConnection();
                insert = connection.prepareStatement(INSERT);
                insert.setLong(3, 0);
                insert.setString(4, like.aggregateType());
                insert.setString(5, like.type());
                insert.setString(6, like.revision());
                insert.setBytes(7, like.payload());
                insert.setBytes(8, like.metadata());
                insert.setObject(9, like.writtenAt().atOffset(java.time.ZoneOffset.UTC));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean once() throws SQLException {
            insert.setObject(1, new UUID(NUMBER.incrementAndGet(), 1));
            insert.setString(2, "service-" + new UUID(NUMBER.incrementAndGet(), 2));
            return insert.executeUpdate() == 1;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
