package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The record of replays in schema {@code ops}: it stays when their tables are dropped. */
final class ReplayRecords {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BEGUN =
            """
            INSERT INTO ops.replay (as_of_position, as_of_instant, events, requested_by)
            VALUES (?, ?, ?, ?)
            RETURNING id
            """;
    private static final String VIEW =
            """
            INSERT INTO ops.replay_view (replay, projection, version, schema_name)
            VALUES (?, ?, ?, ?)
            """;
    private static final String COMPARED =
            """
            UPDATE ops.replay_view
            SET position = ?, letters = ?, tables = ?, compared_at = clock_timestamp()
            WHERE replay = ? AND projection = ?
            """;
    private static final String ENDED =
            """
            UPDATE ops.replay
            SET state = ?, cause = ?, ended_at = clock_timestamp()
            WHERE state = 'RUNNING' AND (id = ? OR ? IS NULL)
            """;
    private static final String RUNNING =
            "SELECT EXISTS (SELECT FROM ops.replay WHERE id = ? AND state = 'RUNNING')";
    private static final String LEFT_BEHIND =
            """
            SELECT s.schema_name FROM ops.table_set s
            JOIN ops.replay_view v ON v.schema_name = s.schema_name
            WHERE s.dropped_at IS NULL
            """;
    private static final String UNTIDY =
            "SELECT EXISTS (SELECT FROM ops.replay WHERE state = 'RUNNING') OR EXISTS ("
                    + LEFT_BEHIND
                    + ")";
    private static final String NEWEST =
            """
            SELECT id, state, as_of_position, as_of_instant, requested_by, started_at, ended_at,
                   cause, events
            FROM ops.replay
            WHERE id < ?
            ORDER BY id DESC
            LIMIT ?
            """;
    private static final String VIEWS =
            """
            SELECT v.replay, v.projection, v.version, coalesce(v.position, s.position, 0),
                   coalesce(s.events, 0), v.letters, v.compared_at, v.tables
            FROM ops.replay_view v
            LEFT JOIN ops.table_set s ON s.schema_name = v.schema_name
            WHERE v.replay = ANY (?)
            ORDER BY v.projection
            """;

    /** Where a replay fills a view. */
    static TableSet tables(long replay, Projection projection) {
        return new TableSet("replay_" + replay + "_" + projection.name().sql());
    }

    long begun(
            Connection connection,
            Replay.@Nullable Point asOf,
            long events,
            String requestedBy,
            List<Projection> projections)
            throws SQLException {
        long id;
        try (var insert = connection.prepareStatement(BEGUN)) {
            insert.setObject(1, asOf == null ? null : asOf.position());
            insert.setTimestamp(2, asOf == null ? null : Timestamp.from(asOf.instant()));
            insert.setLong(3, events);
            insert.setString(4, requestedBy);
            try (var row = insert.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
        }
        try (var insert = connection.prepareStatement(VIEW)) {
            for (var projection : projections) {
                insert.setLong(1, id);
                insert.setString(2, projection.name().value());
                insert.setInt(3, projection.version());
                insert.setString(4, tables(id, projection).schema());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return id;
    }

    void compared(
            Connection connection,
            long replay,
            Projection projection,
            ViewPosition at,
            int letters,
            List<Replay.Table> tables)
            throws SQLException {
        try (var update = connection.prepareStatement(COMPARED)) {
            update.setLong(1, at.position());
            update.setInt(2, letters);
            update.setString(3, JSON.writeValueAsString(tables));
            update.setLong(4, replay);
            update.setString(5, projection.name().value());
            update.executeUpdate();
        }
    }

    /**
     * Writes how one ended that ran until now.
     *
     * @param id null for whichever runs
     * @return whether it ran
     */
    boolean ended(
            Connection connection, @Nullable Long id, Replay.State how, @Nullable String cause)
            throws SQLException {
        try (var update = connection.prepareStatement(ENDED)) {
            update.setString(1, how.name());
            update.setString(2, cause);
            update.setObject(3, id, java.sql.Types.BIGINT);
            update.setObject(4, id, java.sql.Types.BIGINT);
            return update.executeUpdate() > 0;
        }
    }

    boolean running(Connection connection, long id) throws SQLException {
        try (var select = connection.prepareStatement(RUNNING)) {
            select.setLong(1, id);
            return yes(select.executeQuery());
        }
    }

    /** Whether something runs, or is left of what ran. */
    boolean untidy(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            return yes(statement.executeQuery(UNTIDY));
        }
    }

    private static boolean yes(ResultSet answer) throws SQLException {
        try (answer) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Table sets of replays that are not dropped yet. */
    List<TableSet> leftBehind(Connection connection) throws SQLException {
        var sets = new ArrayList<TableSet>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LEFT_BEHIND)) {
            while (row.next()) sets.add(new TableSet(row.getString(1)));
        }
        return sets;
    }

    List<Replay> before(Connection connection, long id, int limit) throws SQLException {
        var found = new ArrayList<Replay>();
        try (var select = connection.prepareStatement(NEWEST)) {
            select.setLong(1, id);
            select.setInt(2, limit);
            try (var row = select.executeQuery()) {
                while (row.next()) found.add(replay(row));
            }
        }
        var views = views(connection, found.stream().map(Replay::id).toList());
        return found.stream().map(it -> with(it, views.getOrDefault(it.id(), List.of()))).toList();
    }

    private static Map<Long, List<Replay.View>> views(Connection connection, List<Long> replays)
            throws SQLException {
        var views = new HashMap<Long, List<Replay.View>>();
        try (var select = connection.prepareStatement(VIEWS)) {
            select.setArray(1, connection.createArrayOf("bigint", replays.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next())
                    views.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(view(row));
            }
        }
        return views;
    }

    private static Replay replay(ResultSet row) throws SQLException {
        var instant = row.getTimestamp(4);
        return new Replay(
                row.getLong(1),
                Replay.State.valueOf(row.getString(2)),
                instant == null ? null : new Replay.Point(row.getLong(3), instant.toInstant()),
                row.getString(5),
                row.getTimestamp(6).toInstant(),
                instant(row.getTimestamp(7)),
                row.getString(8),
                row.getLong(9),
                0,
                List.of());
    }

    private static Replay with(Replay it, List<Replay.View> views) {
        long differences =
                views.stream()
                        .flatMap(view -> view.tables().stream())
                        .mapToLong(Replay.Table::differences)
                        .sum();
        return new Replay(
                it.id(),
                it.state(),
                it.asOf(),
                it.requestedBy(),
                it.startedAt(),
                it.endedAt(),
                it.cause(),
                it.events(),
                differences,
                views);
    }

    private static Replay.View view(ResultSet row) throws SQLException {
        var tables = row.getString(8);
        return new Replay.View(
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                row.getLong(5),
                row.getObject(6, Integer.class),
                instant(row.getTimestamp(7)),
                tables == null
                        ? List.of()
                        : JSON.readValue(tables, new TypeReference<List<Replay.Table>>() {}));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
