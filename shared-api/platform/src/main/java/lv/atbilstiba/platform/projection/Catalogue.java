package lv.atbilstiba.platform.projection;

import lv.atbilstiba.platform.claim.Claim;
import lv.atbilstiba.platform.claim.Claims;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine's own tables in schema {@code ops}: positions, table sets, letters. */
final class Catalogue {
    /** So that an index over a long history is sorted in memory, not on disk. */
    private static final String ROOM_TO_SORT = "SET LOCAL maintenance_work_mem = '256MB'";

    private static final String POSITION =
            """
            SELECT position, log_time, table_set FROM ops.projection_position
            WHERE projection = ? AND version = ?
            """;
    private static final String NEW_POSITION =
            """
            INSERT INTO ops.projection_position (projection, version, position, log_time, table_set)
            VALUES (?, ?, 0, 'epoch', ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String CLAIM =
            """
            UPDATE ops.projection_position
            SET claimed_by = ?, claimed_at = clock_timestamp(), fence = ?
            WHERE projection = ? AND version = ? AND fence < ?
            """;
    private static final String FENCE =
            "SELECT fence FROM ops.projection_position WHERE projection = ? AND version = ?";
    private static final String MOVE =
            """
            UPDATE ops.projection_position
            SET position = ?, log_time = ?, moved_at = clock_timestamp()
            WHERE projection = ? AND version = ? AND position = ? AND table_set = ?
              AND fence = ?
            """;
    private static final String MOVE_FILLING =
            """
            UPDATE ops.table_set SET position = ?, log_time = ?, events = events + ?
            WHERE schema_name = ? AND position = ?
            """;
    private static final String LOCK_POSITION = POSITION + " FOR UPDATE";
    private static final String SWAP =
            """
            UPDATE ops.projection_position
            SET position = ?, log_time = ?, table_set = ?, moved_at = clock_timestamp()
            WHERE projection = ? AND version = ?
            """;
    private static final String RETIRE =
            "UPDATE ops.table_set SET retired_at = clock_timestamp() WHERE schema_name = ?";
    private static final String LIVE =
            "UPDATE ops.table_set SET live_at = clock_timestamp() WHERE schema_name = ?";
    private static final String NEXT_NUMBER =
            """
            INSERT INTO ops.table_set (schema_name, projection, version, number)
            SELECT ? || (coalesce(max(number), 0) + 1), ?, ?, coalesce(max(number), 0) + 1
            FROM ops.table_set WHERE projection = ?
            RETURNING number
            """;
    private static final String BESIDE =
            """
            INSERT INTO ops.table_set (schema_name, projection, version, number)
            VALUES (?, ?, ?, 0)
            ON CONFLICT (schema_name)
                DO UPDATE SET position = 0, log_time = 'epoch', events = 0, dropped_at = NULL
            """;
    private static final String DROPPED =
            """
            UPDATE ops.table_set
            SET dropped_at = clock_timestamp(),
                retired_at = coalesce(retired_at, clock_timestamp())
            WHERE schema_name = ?
            """;
    private static final String LETTER =
            """
            INSERT INTO ops.letter
            (projection, version, table_set, position, subject, event_type, cause)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String PARKED =
            """
            SELECT subject, min(position) FROM ops.letter
            WHERE projection = ? AND table_set = ? AND closed_at IS NULL
            GROUP BY subject
            """;
    private static final String LETTERS =
            """
            SELECT count(*) FROM ops.letter
            WHERE projection = ? AND table_set = ? AND closed_at IS NULL
            """;

    /**
     * Sets that nobody reads any more: retired long enough ago, or left behind by a fill that died.
     * A fill holds its lock, so a set that is being filled is not among those that can be locked.
     * Those of replays are the replays' own affair.
     */
    private static final String DROPPABLE =
            """
            SELECT schema_name, projection, version FROM ops.table_set s
            WHERE dropped_at IS NULL
              AND (retired_at < clock_timestamp() - make_interval(secs => ?)
                   OR (retired_at IS NULL AND NOT EXISTS (
                       SELECT FROM ops.projection_position p
                       WHERE p.table_set = s.schema_name)))
              AND NOT EXISTS (
                  SELECT FROM ops.replay_view v WHERE v.schema_name = s.schema_name)
            """;

    /**
     * Versions of projections that are behind: a later one has been live for long enough. A
     * follower has no tables, and keeps its position for ever.
     */
    private static final String OUTDATED =
            """
            SELECT o.projection, o.version, o.table_set FROM ops.projection_position o
            WHERE o.table_set <> '' AND EXISTS (
                SELECT FROM ops.projection_position n
                JOIN ops.table_set s ON s.schema_name = n.table_set
                WHERE n.projection = o.projection AND n.version > o.version
                  AND coalesce(s.live_at, s.made_at)
                      < clock_timestamp() - make_interval(secs => ?))
            """;

    private static final String FORGET =
            "DELETE FROM ops.projection_position WHERE projection = ? AND version = ?";

    /** Where a projection stands; without a table set until it was first filled. */
    record Standing(ViewPosition position, @Nullable TableSet tables) {}

    /** The row of a projection, made if there is none. */
    Standing standing(Connection connection, Projection projection) throws SQLException {
        try (var insert = connection.prepareStatement(NEW_POSITION)) {
            set(insert, projection);
            insert.setString(3, projection.tables().isEmpty() ? "" : null);
            insert.executeUpdate();
        }
        connection.commit();
        try (var select = connection.prepareStatement(POSITION)) {
            set(select, projection);
            var standing = standing(select).orElseThrow();
            connection.rollback();
            return standing;
        }
    }

    Optional<Standing> find(Connection connection, Projection projection) throws SQLException {
        try (var select = connection.prepareStatement(POSITION)) {
            set(select, projection);
            return standing(select);
        }
    }

    private static Optional<Standing> standing(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            if (!row.next()) return Optional.empty();
            var schema = row.getString(3);
            return Optional.of(
                    new Standing(positionOf(row), schema == null ? null : new TableSet(schema)));
        }
    }

    static ViewPosition positionOf(ResultSet row) throws SQLException {
        return new ViewPosition(row.getLong(1), row.getTimestamp(2).toInstant());
    }

    /**
     * From here on only this claim's holder moves the position. Waits for what the former holder
     * still has under way to end.
     *
     * @return false if another has taken the claim meanwhile
     */
    boolean claim(Connection connection, Projection projection, Claim claim, String node)
            throws SQLException {
        try (var update = connection.prepareStatement(CLAIM)) {
            update.setString(1, node);
            update.setLong(2, claim.fence());
            update.setString(3, projection.name().value());
            update.setInt(4, projection.version());
            update.setLong(5, claim.fence());
            boolean claimed = update.executeUpdate() == 1;
            connection.commit();
            return claimed;
        }
    }

    /** The number of the holder that may move it now. */
    long fence(Connection connection, Projection projection) throws SQLException {
        try (var select = connection.prepareStatement(FENCE)) {
            set(select, projection);
            try (var row = select.executeQuery()) {
                long fence = row.next() ? row.getLong(1) : 0;
                row.close();
                connection.rollback();
                return fence;
            }
        }
    }

    /** The name of the claim to keep a projection's live tables. */
    static String claimOf(String projection, int version) {
        return projection + "#" + version;
    }

    /** From here on names without a schema mean this set. */
    void enter(Connection connection, TableSet tables) throws SQLException {
        if (!tables.exists()) return;
        try (var statement = connection.createStatement()) {
            statement.execute("SET search_path = " + tables.schema());
        }
        connection.commit();
    }

    boolean move(
            Connection connection,
            Projection projection,
            TableSet tables,
            long from,
            long to,
            Instant logTime,
            long fence)
            throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            update.setLong(1, to);
            update.setTimestamp(2, Timestamp.from(logTime));
            update.setString(3, projection.name().value());
            update.setInt(4, projection.version());
            update.setLong(5, from);
            update.setString(6, tables.schema());
            update.setLong(7, fence);
            return update.executeUpdate() == 1;
        }
    }

    /**
     * @param events how many were given to it since it was at {@code from}
     */
    boolean moveFilling(
            Connection connection, TableSet tables, long from, long to, Instant logTime, int events)
            throws SQLException {
        try (var update = connection.prepareStatement(MOVE_FILLING)) {
            update.setLong(1, to);
            update.setTimestamp(2, Timestamp.from(logTime));
            update.setInt(3, events);
            update.setString(4, tables.schema());
            update.setLong(5, from);
            return update.executeUpdate() == 1;
        }
    }

    /** A new table set with its tables, empty and without indexes. */
    TableSet make(Connection connection, Projection projection) throws SQLException {
        TableSet tables;
        try (var insert = connection.prepareStatement(NEXT_NUMBER)) {
            insert.setString(1, TableSet.numbered(projection, 0).schema().replaceAll("0$", ""));
            insert.setString(2, projection.name().value());
            insert.setInt(3, projection.version());
            insert.setString(4, projection.name().value());
            try (var row = insert.executeQuery()) {
                row.next();
                tables = TableSet.numbered(projection, row.getInt(1));
            }
        }
        create(connection, projection, tables);
        connection.commit();
        return tables;
    }

    private static void create(Connection connection, Projection projection, TableSet tables)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + tables.schema());
            statement.execute("SET search_path = " + tables.schema());
            for (var table : projection.tables()) statement.execute(table);
        }
    }

    /**
     * Tables of a given name that will never be live, in place of those of that name: not logged,
     * since nobody misses them after a crash.
     */
    void makeBeside(Connection connection, Projection projection, TableSet tables)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + tables.schema() + " CASCADE");
        }
        try (var begin = connection.prepareStatement(BESIDE)) {
            begin.setString(1, tables.schema());
            begin.setString(2, projection.name().value());
            begin.setInt(3, projection.version());
            begin.executeUpdate();
        }
        create(connection, projection, tables);
        for (var table : names(connection, tables)) {
            try (var statement = connection.createStatement()) {
                statement.execute("ALTER TABLE " + table + " SET UNLOGGED");
            }
        }
        connection.commit();
    }

    /**
     * Where the live one stands, and it stays there until the transaction ends: its writer waits.
     */
    Standing hold(Connection connection, Projection projection) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK_POSITION)) {
            set(lock, projection);
            return standing(lock).orElseThrow();
        }
    }

    static List<String> names(Connection connection, TableSet tables) throws SQLException {
        var names = new ArrayList<String>();
        try (var select =
                connection.prepareStatement(
                        "SELECT tablename FROM pg_tables WHERE schemaname = ? ORDER BY 1")) {
            select.setString(1, tables.schema());
            try (var row = select.executeQuery()) {
                while (row.next()) names.add(row.getString(1));
            }
        }
        return names;
    }

    /** Makes the indexes, each in a transaction of its own, and tells the planner what is there. */
    void finish(Connection connection, Projection projection, TableSet tables) throws SQLException {
        enter(connection, tables);
        for (var index : projection.indexes()) {
            try (var statement = connection.createStatement()) {
                statement.execute(ROOM_TO_SORT);
                statement.execute(index);
            }
            connection.commit();
        }
        var names = names(connection, tables);
        connection.commit();
        for (var name : names) {
            try (var statement = connection.createStatement()) {
                statement.execute("ANALYZE " + name);
            }
            connection.commit();
        }
    }

    /**
     * Puts a filled set in the live one's place, unless the live one is further.
     *
     * @return whether it was done
     */
    boolean swap(Connection connection, Projection projection, TableSet filled, ViewPosition at)
            throws SQLException {
        try (var lock = connection.prepareStatement(LOCK_POSITION)) {
            set(lock, projection);
            var standing = standing(lock).orElseThrow();
            if (standing.position().position() > at.position()) {
                connection.rollback();
                return false;
            }
            try (var update = connection.prepareStatement(SWAP)) {
                update.setLong(1, at.position());
                update.setTimestamp(2, Timestamp.from(at.logTime()));
                update.setString(3, filled.schema());
                update.setString(4, projection.name().value());
                update.setInt(5, projection.version());
                update.executeUpdate();
            }
            try (var live = connection.prepareStatement(LIVE)) {
                live.setString(1, filled.schema());
                live.executeUpdate();
            }
            if (standing.tables() != null) {
                try (var retire = connection.prepareStatement(RETIRE)) {
                    retire.setString(1, standing.tables().schema());
                    retire.executeUpdate();
                }
            }
            connection.commit();
            return true;
        }
    }

    /** Each subject with letters, and the position of the first one. */
    Map<String, Long> parkedSubjects(Connection connection, Projection projection, TableSet tables)
            throws SQLException {
        var subjects = new HashMap<String, Long>();
        try (var select = connection.prepareStatement(PARKED)) {
            select.setString(1, projection.name().value());
            select.setString(2, tables.schema());
            try (var row = select.executeQuery()) {
                while (row.next()) subjects.put(row.getString(1), row.getLong(2));
            }
        }
        connection.rollback();
        return subjects;
    }

    int letters(Connection connection, Projection projection, TableSet tables) throws SQLException {
        try (var select = connection.prepareStatement(LETTERS)) {
            select.setString(1, projection.name().value());
            select.setString(2, tables.schema());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    void write(Connection connection, Projection projection, TableSet tables, List<Letter> letters)
            throws SQLException {
        try (var insert = connection.prepareStatement(LETTER)) {
            for (var letter : letters) {
                insert.setString(1, projection.name().value());
                insert.setInt(2, projection.version());
                insert.setString(3, tables.schema());
                insert.setLong(4, letter.position());
                insert.setString(5, letter.subject());
                insert.setString(6, letter.eventType());
                insert.setString(7, letter.cause());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Retires the table sets of versions that a later one has replaced, unless a node still keeps
     * them. If such a node comes back, it fills a set anew.
     */
    void retireOutdated(Connection connection, Claims claims, Duration keep) throws SQLException {
        record Outdated(String projection, int version, String schema) {}
        var outdated = new ArrayList<Outdated>();
        try (var select = connection.prepareStatement(OUTDATED)) {
            select.setDouble(1, keep.toMillis() / 1000.0);
            try (var row = select.executeQuery()) {
                while (row.next())
                    outdated.add(new Outdated(row.getString(1), row.getInt(2), row.getString(3)));
            }
        }
        connection.commit();
        for (var one : outdated) {
            var claim = claims.take(claimOf(one.projection, one.version), connection, () -> true);
            if (claim.isEmpty()) continue;
            try {
                try (var forget = connection.prepareStatement(FORGET)) {
                    forget.setString(1, one.projection);
                    forget.setInt(2, one.version);
                    forget.executeUpdate();
                }
                try (var retire = connection.prepareStatement(RETIRE)) {
                    retire.setString(1, one.schema);
                    retire.executeUpdate();
                }
                connection.commit();
            } finally {
                connection.rollback();
                claims.release(claim.get(), connection);
            }
        }
    }

    /** Drops the table sets that nobody reads any more, and the letters written about them. */
    void dropOld(Connection connection, Duration keep) throws SQLException {
        record Old(String schema, String projection, int version) {}
        var old = new ArrayList<Old>();
        try (var select = connection.prepareStatement(DROPPABLE)) {
            select.setDouble(1, keep.toMillis() / 1000.0);
            try (var row = select.executeQuery()) {
                while (row.next())
                    old.add(new Old(row.getString(1), row.getString(2), row.getInt(3)));
            }
        }
        connection.commit();
        for (var one : old) {
            long filling = Locks.filling(one.projection, one.version);
            if (!Locks.tryLock(connection, filling)) continue;
            try {
                // Read again under the lock: a fill may have ended between the two.
                try (var statement = connection.createStatement()) {
                    statement.execute("SET LOCAL lock_timeout = '2s'");
                    try (var check =
                            connection.prepareStatement(
                                    "SELECT FROM ops.projection_position WHERE table_set = ?")) {
                        check.setString(1, one.schema);
                        try (var row = check.executeQuery()) {
                            if (row.next()) continue;
                        }
                    }
                }
                drop(connection, new TableSet(one.schema));
                connection.commit();
            } finally {
                connection.rollback();
                Locks.unlock(connection, filling);
            }
        }
    }

    /** Drops a table set, and the letters written about it; the caller commits. */
    void drop(Connection connection, TableSet tables) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + tables.schema() + " CASCADE");
        }
        for (var text : List.of("DELETE FROM ops.letter WHERE table_set = ?", DROPPED)) {
            try (var statement = connection.prepareStatement(text)) {
                statement.setString(1, tables.schema());
                statement.executeUpdate();
            }
        }
    }

    private static void set(PreparedStatement statement, Projection projection)
            throws SQLException {
        statement.setString(1, projection.name().value());
        statement.setInt(2, projection.version());
    }
}
