package lv.atbilstiba.platform.eventstore;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.datasource.DataSourceUtils;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * One append is one statement, and outside of a transaction one round trip: events, their positions
 * and the receipt commit with it.
 */
final class SingleStatementAppends implements Appends {
    private static final String COLUMNS =
            """
            (event_identifier, type, aggregate_identifier, sequence_number, time_stamp,
             payload_type, payload_revision, payload, metadata)\
            """;
    private static final String ONE =
            "INSERT INTO eventstore.domain_event "
                    + COLUMNS
                    + """

                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    RETURNING global_index, aggregate_identifier, sequence_number, recorded_at\
                    """;
    // Numbers are drawn above the sort, so in the order in which the events happened.
    private static final String MANY =
            "INSERT INTO eventstore.domain_event "
                    + COLUMNS
                    + """

                    SELECT e.id, e.kind, e.aggregate, e.sequence, e.at,
                           e.class, e.revision, e.payload, e.metadata
                    FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[],
                                ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                        WITH ORDINALITY
                        AS e (id, kind, aggregate, sequence, at, class, revision, payload, metadata, n)
                    ORDER BY e.n
                    RETURNING global_index, aggregate_identifier, sequence_number, recorded_at\
                    """;
    private static final String SUMMARY =
            """
            SELECT min(global_index) AS first_position,
                   max(global_index) AS last_position,
                   max(sequence_number) FILTER (WHERE aggregate_identifier = ?) AS version,
                   (array_agg(recorded_at ORDER BY global_index DESC))[1] AS recorded_at
            FROM appended\
            """;
    private static final String RECEIPT =
            """
            , summary AS (
            %s
            ), receipt AS (
            INSERT INTO write.receipt (client, key, body_hash, status, location, aggregate,
                                       version, first_position, last_position)
            SELECT ?, ?, ?, ?, ?, ?, version, first_position, last_position
            FROM summary
            )
            SELECT first_position, last_position, version, recorded_at FROM summary\
            """
                    .formatted(SUMMARY);

    private static final String ONE_WITH_RECEIPT = "WITH appended AS (\n" + ONE + "\n)" + RECEIPT;
    private static final String MANY_ALONE = "WITH appended AS (\n" + MANY + "\n)\n" + SUMMARY;
    private static final String MANY_WITH_RECEIPT = "WITH appended AS (\n" + MANY + "\n)" + RECEIPT;

    private final DataSource dataSource;

    SingleStatementAppends(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public AppendReceipt.Appended append(
            List<NewEvent> events, AppendReceipt.@Nullable Idempotency receipt)
            throws SQLException {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            return append(connection, events, receipt);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static AppendReceipt.Appended append(
            Connection connection,
            List<NewEvent> events,
            AppendReceipt.@Nullable Idempotency receipt)
            throws SQLException {
        var first = events.getFirst();
        boolean one = events.size() == 1;
        try (var statement = connection.prepareStatement(text(one, receipt != null))) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(2);
            int next = one ? one(statement, first) : many(connection, statement, events);
            if (!one || receipt != null) statement.setString(next++, first.aggregate());
            if (receipt != null) {
                statement.setString(next++, receipt.client());
                statement.setString(next++, receipt.key());
                statement.setBytes(next++, receipt.bodyHash());
                statement.setInt(next++, receipt.status());
                statement.setString(next++, receipt.location());
                statement.setString(next, first.aggregate());
            }
            try (var row = statement.executeQuery()) {
                if (!row.next()) throw new SQLException("the append returned no position");
                return one && receipt == null
                        ? new AppendReceipt.Appended(
                                first.aggregate(),
                                first.sequence(),
                                row.getLong("global_index"),
                                row.getLong("global_index"),
                                instant(row.getObject("recorded_at", OffsetDateTime.class)))
                        : new AppendReceipt.Appended(
                                first.aggregate(),
                                row.getLong("version"),
                                row.getLong("first_position"),
                                row.getLong("last_position"),
                                instant(row.getObject("recorded_at", OffsetDateTime.class)));
            }
        }
    }

    private static String text(boolean one, boolean receipt) {
        if (one) return receipt ? ONE_WITH_RECEIPT : ONE;
        return receipt ? MANY_WITH_RECEIPT : MANY_ALONE;
    }

    private static int one(PreparedStatement statement, NewEvent event) throws SQLException {
        int i = 1;
        statement.setObject(i++, event.id());
        statement.setString(i++, event.aggregateType());
        statement.setString(i++, event.aggregate());
        statement.setLong(i++, event.sequence());
        statement.setObject(i++, utc(event.writtenAt()));
        statement.setString(i++, event.type());
        statement.setString(i++, event.revision());
        statement.setBytes(i++, event.payload());
        statement.setBytes(i++, event.metadata());
        return i;
    }

    private static int many(
            Connection connection, PreparedStatement statement, List<NewEvent> events)
            throws SQLException {
        int i = 1;
        array(connection, statement, i++, "uuid", events, NewEvent::id);
        array(connection, statement, i++, "text", events, NewEvent::aggregateType);
        array(connection, statement, i++, "text", events, NewEvent::aggregate);
        array(connection, statement, i++, "int8", events, NewEvent::sequence);
        array(connection, statement, i++, "timestamptz", events, e -> utc(e.writtenAt()));
        array(connection, statement, i++, "text", events, NewEvent::type);
        array(connection, statement, i++, "text", events, NewEvent::revision);
        statement.setArray(
                i++,
                connection.createArrayOf(
                        "bytea", events.stream().map(NewEvent::payload).toArray(byte[][]::new)));
        statement.setArray(
                i++,
                connection.createArrayOf(
                        "bytea", events.stream().map(NewEvent::metadata).toArray(byte[][]::new)));
        return i;
    }

    private static void array(
            Connection connection,
            PreparedStatement statement,
            int index,
            String type,
            List<NewEvent> events,
            Function<NewEvent, Object> value)
            throws SQLException {
        statement.setArray(
                index, connection.createArrayOf(type, events.stream().map(value).toArray()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
