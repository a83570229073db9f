package lv.atbilstiba.platform.eventstore;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

/** The log on PostgreSQL. */
final class JdbcEventLog implements EventLog {
    /** Rows of one round trip of a replay: past a few thousand nothing is gained. */
    private static final int PAGE = 4_000;

    /** As far as PostgreSQL need ever be asked. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String COLUMNS =
            """
            SELECT global_index, event_identifier, type, aggregate_identifier, sequence_number,
                   time_stamp, recorded_at, payload_type, payload_revision, payload, metadata
            FROM eventstore.domain_event
            """;
    private static final String AFTER =
            COLUMNS
                    + """
                    WHERE global_index > ? AND global_index <= ?
                    ORDER BY global_index
                    LIMIT ?
                    """;
    private static final String AT = COLUMNS + "WHERE global_index = ? AND global_index <= ?";
    private static final String AT_ALL =
            COLUMNS
                    + """
                    WHERE global_index = ANY (?) AND global_index <= ?
                    ORDER BY global_index
                    """;
    private static final String OF =
            COLUMNS
                    + """
                    WHERE aggregate_identifier = ? AND sequence_number >= ? AND global_index <= ?
                    ORDER BY sequence_number
                    """;
    private static final String OF_ALL =
            COLUMNS
                    + """
                    WHERE aggregate_identifier = ANY (?) AND global_index <= ?
                    ORDER BY aggregate_identifier, sequence_number
                    """;
    private static final String OF_UNLESS_SNAPSHOT =
            """
            SELECT e.global_index, e.event_identifier, e.type, e.aggregate_identifier,
                   e.sequence_number, e.time_stamp, e.recorded_at, e.payload_type,
                   e.payload_revision, e.payload, e.metadata, s.snapshot
            FROM (SELECT EXISTS (SELECT 1 FROM eventstore.snapshot_event
                                 WHERE aggregate_identifier = ?) AS snapshot) s
            LEFT JOIN eventstore.domain_event e
                ON NOT s.snapshot AND e.aggregate_identifier = ?
            ORDER BY e.sequence_number
            """;
    private static final String VOLUME =
            """
            SELECT count(*), coalesce(max(global_index), 0),
                   coalesce(sum(octet_length(payload) + octet_length(metadata)), 0)
            FROM (SELECT global_index, payload, metadata
                  FROM eventstore.domain_event
                  WHERE %s
                  ORDER BY global_index
                  LIMIT ?) e
            """;
    private static final String VOLUME_AFTER =
            VOLUME.formatted("global_index > ? AND global_index <= ?");
    private static final String VOLUME_AT =
            VOLUME.formatted("global_index = ANY (?) AND global_index <= ?");
    private static final String COUNT =
            "SELECT count(*) FROM eventstore.domain_event WHERE global_index <= ?";
    private static final String LOG_TIME = "SELECT eventstore.log_time(?)";
    private static final String POSITION_AT = "SELECT eventstore.position_at(?, ?)";

    private final DataSource dataSource;
    private final SafePosition safePosition;

    JdbcEventLog(DataSource dataSource, SafePosition safePosition) {
        this.dataSource = dataSource;
        this.safePosition = safePosition;
    }

    @Override
    public long head() {
        return safePosition.current();
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        return page(position, head(), limit);
    }

    @Override
    public long replay(long after, long upTo, Consumer<? super StoredEvent> reader) {
        long end = Math.min(upTo, head());
        long position = after;
        while (position < end) {
            var page = page(position, end, PAGE);
            page.forEach(reader);
            if (!page.isEmpty()) position = page.getLast().position();
            if (page.size() < PAGE) break;
        }
        return position;
    }

    private List<StoredEvent> page(long after, long upTo, int limit) {
        if (after >= upTo) return List.of();
        return query(
                AFTER,
                statement -> {
                    statement.setLong(1, after);
                    statement.setLong(2, upTo);
                    statement.setInt(3, limit);
                },
                rows -> events(rows, Math.min(limit, PAGE)));
    }

    @Override
    public List<StoredEvent> of(String aggregate) {
        return of(aggregate, 0, head());
    }

    @Override
    public List<StoredEvent> ofAll(Collection<String> aggregates, long upTo) {
        if (aggregates.isEmpty()) return List.of();
        return query(
                OF_ALL,
                statement -> {
                    statement.setArray(
                            1,
                            statement.getConnection().createArrayOf("text", aggregates.toArray()));
                    statement.setLong(2, Math.min(upTo, head()));
                },
                rows -> events(rows, 16 * aggregates.size()));
    }

    /** Beyond the safe position too: a decision counts with all that is committed. */
    List<StoredEvent> allOf(String aggregate, long firstSequence) {
        return of(aggregate, firstSequence, Long.MAX_VALUE);
    }

    /** As {@link #allOf} from the beginning, but nothing at all if there is a snapshot. */
    Optional<List<StoredEvent>> allOfUnlessSnapshot(String aggregate) {
        return query(
                OF_UNLESS_SNAPSHOT,
                statement -> {
                    statement.setString(1, aggregate);
                    statement.setString(2, aggregate);
                },
                rows -> {
                    rows.next();
                    if (rows.getBoolean("snapshot")) return Optional.empty();
                    var events = new ArrayList<StoredEvent>();
                    var words = new HashMap<String, String>();
                    if (rows.getString(2) == null) return Optional.of(events); // no history
                    do {
                        events.add(event(rows, words));
                    } while (rows.next());
                    return Optional.of(events);
                });
    }

    private List<StoredEvent> of(String aggregate, long firstSequence, long upTo) {
        return query(
                OF,
                statement -> {
                    statement.setString(1, aggregate);
                    statement.setLong(2, firstSequence);
                    statement.setLong(3, upTo);
                },
                rows -> events(rows, 16));
    }

    @Override
    public Optional<StoredEvent> at(long position) {
        return query(
                        AT,
                        statement -> {
                            statement.setLong(1, position);
                            statement.setLong(2, head());
                        },
                        rows -> events(rows, 1))
                .stream()
                .findFirst();
    }

    @Override
    public List<StoredEvent> atAll(Collection<Long> positions) {
        if (positions.isEmpty()) return List.of();
        return query(
                AT_ALL,
                statement -> {
                    statement.setArray(
                            1,
                            statement.getConnection().createArrayOf("bigint", positions.toArray()));
                    statement.setLong(2, head());
                },
                rows -> events(rows, positions.size()));
    }

    @Override
    public Volume volume(long after, long upTo, int limit) {
        return query(
                VOLUME_AFTER,
                statement -> {
                    statement.setLong(1, after);
                    statement.setLong(2, Math.min(upTo, head()));
                    statement.setInt(3, limit);
                },
                JdbcEventLog::volume);
    }

    @Override
    public Volume volume(Collection<Long> positions) {
        return query(
                VOLUME_AT,
                statement -> {
                    statement.setArray(
                            1,
                            statement.getConnection().createArrayOf("bigint", positions.toArray()));
                    statement.setLong(2, head());
                    statement.setInt(3, positions.size());
                },
                JdbcEventLog::volume);
    }

    private static Volume volume(ResultSet rows) throws SQLException {
        rows.next();
        return new Volume(rows.getInt(1), rows.getLong(2), rows.getLong(3));
    }

    @Override
    public long countUpTo(long position) {
        long upTo = Math.min(position, head());
        return query(
                COUNT,
                statement -> statement.setLong(1, upTo),
                rows -> {
                    rows.next();
                    return rows.getLong(1);
                });
    }

    @Override
    public Optional<Instant> logTime(long position) {
        long upTo = Math.min(position, head());
        return query(
                LOG_TIME,
                statement -> statement.setLong(1, upTo),
                rows -> {
                    rows.next();
                    return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant);
                });
    }

    @Override
    public long positionAt(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) return 0;
        // the database holds microseconds and would round up to what was recorded later
        var last = instant.isAfter(LAST) ? LAST : instant.truncatedTo(ChronoUnit.MICROS);
        return query(
                POSITION_AT,
                statement -> {
                    statement.setObject(1, last.atOffset(ZoneOffset.UTC));
                    statement.setLong(2, head());
                },
                rows -> {
                    rows.next();
                    return rows.getLong(1);
                });
    }

    @Override
    public boolean isAtTheEnd() {
        return safePosition.age().isZero();
    }

    @Override
    public boolean await(long position, Duration patience) {
        return safePosition.await(position, patience);
    }

    @Override
    public Subscription onAdvance(LongConsumer listener) {
        return safePosition.onAdvance(listener);
    }

    private static List<StoredEvent> events(ResultSet rows, int expected) throws SQLException {
        var events = new ArrayList<StoredEvent>(expected);
        // The same few words come in every row; one copy of each is enough.
        var words = new HashMap<String, String>();
        while (rows.next()) events.add(event(rows, words));
        return events;
    }

    private static StoredEvent event(ResultSet row, Map<String, String> words) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                word(words, row.getString(3)),
                row.getString(4),
                row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                word(words, row.getString(8)),
                revision(words, row.getString(9)),
                row.getBytes(10),
                row.getBytes(11));
    }

    private static String word(Map<String, String> words, String word) {
        return Objects.requireNonNull(words.computeIfAbsent(word, w -> w));
    }

    private static @Nullable String revision(Map<String, String> words, @Nullable String word) {
        return word == null ? null : word(words, word);
    }

    private <T> T query(String sql, Parameters parameters, Reader<T> reader) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var statement = connection.prepareStatement(sql)) {
            // Prepared on the server, so that rows come in binary form from the second time on.
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            parameters.set(statement);
            try (var rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException e) {
            throw translated(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static DataAccessException translated(SQLException e) {
        return Objects.requireNonNullElseGet(
                new SQLStateSQLExceptionTranslator().translate("reading the log", null, e),
                () -> new UncategorizedSQLException("reading the log", null, e));
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
