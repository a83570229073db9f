package lv.atbilstiba.platform.eventstore;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Appends as SQL: one statement, and outside of a transaction one round trip, for the events of one
 * command or of several. Events, their positions and the receipts commit with it.
 */
final class AppendStatement {
    private static final String COLUMNS =
            """
            (event_identifier, type, aggregate_identifier, sequence_number, time_stamp,
             payload_type, payload_revision, payload, metadata)\
            """;
    private static final String ONE_EVENT =
            "INSERT INTO eventstore.domain_event "
                    + COLUMNS
                    + """

                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    RETURNING global_index, recorded_at\
                    """;
    // Numbers are drawn above the sort, so in the order in which the events happened.
    private static final String COMMANDS =
            """
            WITH event AS (
                SELECT e.*
                FROM unnest(?::int[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[],
                            ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                    WITH ORDINALITY
                    AS e (command, id, kind, aggregate, sequence, at, class, revision, payload,
                          metadata, n)
            ), appended AS (
                INSERT INTO eventstore.domain_event %s
                SELECT e.id, e.kind, e.aggregate, e.sequence, e.at, e.class, e.revision, e.payload,
                       e.metadata
                FROM event e
                ORDER BY e.n
                RETURNING event_identifier, global_index, recorded_at
            ), summary AS (
                SELECT e.command,
                       min(a.global_index) AS first_position,
                       max(a.global_index) AS last_position,
                       max(a.recorded_at) AS recorded_at
                FROM event e JOIN appended a ON a.event_identifier = e.id
                GROUP BY e.command
            )\
            """
                    .formatted(COLUMNS);
    private static final String ANSWER =
            """

            SELECT command, first_position, last_position, recorded_at FROM summary
            ORDER BY command\
            """;
    private static final String WITH_RECEIPTS =
            COMMANDS
                    + """
                    , receipt AS (
                    INSERT INTO write.receipt (client, key, body_hash, status, location, aggregate,
                                               version, first_position, last_position)
                    SELECT r.client, r.key, r.body_hash, r.status, r.location, r.aggregate,
                           r.version, s.first_position, s.last_position
                    FROM unnest(?::int[], ?::text[], ?::text[], ?::bytea[], ?::int[], ?::text[],
                                ?::text[], ?::bigint[])
                        AS r (command, client, key, body_hash, status, location, aggregate, version)
                    JOIN summary s ON s.command = r.command
                    )\
                    """
                    + ANSWER;
    private static final String WITHOUT_RECEIPTS = COMMANDS + ANSWER;

    private AppendStatement() {}

    /**
     * What one command records.
     *
     * @param receipt to be written with the events
     */
    record Append(List<NewEvent> events, AppendReceipt.@Nullable Idempotency receipt) {
        private String aggregate() {
            return events.getFirst().aggregate();
        }

        /** The number of the last event of the aggregate that the command was for. */
        private long version() {
            return events.stream()
                    .filter(event -> event.aggregate().equals(aggregate()))
                    .mapToLong(NewEvent::sequence)
                    .max()
                    .orElseThrow();
        }

        private AppendReceipt.Appended at(long first, long last, Instant recordedAt) {
            return new AppendReceipt.Appended(aggregate(), version(), first, last, recordedAt);
        }
    }

    /** Appends what one command records. */
    static AppendReceipt.Appended one(Connection connection, Append append) throws SQLException {
        if (append.events.size() > 1 || append.receipt != null)
            return many(connection, List.of(append)).getFirst();
        var event = append.events.getFirst();
        try (var statement = prepared(connection, ONE_EVENT)) {
            int i = 1;
            statement.setObject(i++, event.id());
            statement.setString(i++, event.aggregateType());
            statement.setString(i++, event.aggregate());
            statement.setLong(i++, event.sequence());
            statement.setObject(i++, utc(event.writtenAt()));
            statement.setString(i++, event.type());
            statement.setString(i++, event.revision());
            statement.setBytes(i++, event.payload());
            statement.setBytes(i, event.metadata());
            try (var row = statement.executeQuery()) {
                if (!row.next()) throw new SQLException("the append returned no position");
                long position = row.getLong("global_index");
                return append.at(
                        position,
                        position,
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant());
            }
        }
    }

    /**
     * Appends what several commands record, all or nothing, in the order of the list.
     *
     * @return for each its positions
     */
    static List<AppendReceipt.Appended> many(Connection connection, List<Append> appends)
            throws SQLException {
        boolean receipts = appends.stream().anyMatch(append -> append.receipt != null);
        try (var statement = prepared(connection, receipts ? WITH_RECEIPTS : WITHOUT_RECEIPTS)) {
            var arrays = new Arrays(connection, statement);
            events(arrays, appends);
            if (receipts) receipts(arrays, appends);
            var appended = new ArrayList<AppendReceipt.Appended>(appends.size());
            try (var row = statement.executeQuery()) {
                while (row.next())
                    appended.add(
                            appends.get(row.getInt("command"))
                                    .at(
                                            row.getLong("first_position"),
                                            row.getLong("last_position"),
                                            row.getObject("recorded_at", OffsetDateTime.class)
                                                    .toInstant()));
            }
            if (appended.size() != appends.size())
                throw new SQLException("the append did not return every position");
            return appended;
        }
    }

    private static void events(Arrays arrays, List<Append> appends) throws SQLException {
        var commands = new ArrayList<Integer>();
        var events = new ArrayList<NewEvent>();
        for (int command = 0; command < appends.size(); command++) {
            for (var event : appends.get(command).events) {
                commands.add(command);
                events.add(event);
            }
        }
        arrays.add("int4", commands, command -> command);
        arrays.add("uuid", events, NewEvent::id);
        arrays.add("text", events, NewEvent::aggregateType);
        arrays.add("text", events, NewEvent::aggregate);
        arrays.add("int8", events, NewEvent::sequence);
        arrays.add("timestamptz", events, event -> utc(event.writtenAt()));
        arrays.add("text", events, NewEvent::type);
        arrays.add("text", events, NewEvent::revision);
        arrays.addBytes(events, NewEvent::payload);
        arrays.addBytes(events, NewEvent::metadata);
    }

    private record Receipt(int command, Append append, AppendReceipt.Idempotency idempotency) {}

    private static void receipts(Arrays arrays, List<Append> appends) throws SQLException {
        var receipts = new ArrayList<Receipt>();
        for (int command = 0; command < appends.size(); command++) {
            var append = appends.get(command);
            if (append.receipt != null) receipts.add(new Receipt(command, append, append.receipt));
        }
        arrays.add("int4", receipts, Receipt::command);
        arrays.add("text", receipts, receipt -> receipt.idempotency.client());
        arrays.add("text", receipts, receipt -> receipt.idempotency.key());
        arrays.addBytes(receipts, receipt -> receipt.idempotency.bodyHash());
        arrays.add("int4", receipts, receipt -> receipt.idempotency.status());
        arrays.add("text", receipts, receipt -> receipt.idempotency.location());
        arrays.add("text", receipts, receipt -> receipt.append.aggregate());
        arrays.add("int8", receipts, receipt -> receipt.append.version());
    }

    /** Gives a statement its arguments, an array each. */
    private static final class Arrays {
        private final Connection connection;
        private final PreparedStatement statement;
        private int next = 1;

        Arrays(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        <T> void add(String type, List<T> rows, Function<? super T, @Nullable Object> value)
                throws SQLException {
            set(type, rows.stream().map(value).toArray());
        }

        <T> void addBytes(List<T> rows, Function<? super T, byte[]> value) throws SQLException {
            set("bytea", rows.stream().map(value).toArray(byte[][]::new));
        }

        private void set(String type, @Nullable Object[] values) throws SQLException {
            statement.setArray(next++, connection.createArrayOf(type, values));
        }
    }

    private static PreparedStatement prepared(Connection connection, String text)
            throws SQLException {
        var statement = connection.prepareStatement(text);
        statement.unwrap(PGStatement.class).setPrepareThreshold(2);
        return statement;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
