package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * Views over the pool. The row of the position says which table set is live, and is read on the
 * same snapshot as the tables, so a swap is seen whole or not at all, by every node at once.
 */
final class EngineViews implements Views {
    private static final long POLL_MILLIS = 20;
    private static final long SCHEMA_KNOWN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String WHERE_IT_IS =
            """
            SELECT position, log_time, table_set FROM ops.projection_position
            WHERE projection = ? AND version = ?
            """;
    private static final String SNAPSHOT =
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " + WHERE_IT_IS;

    private final DataSource pool;
    private final ProjectionEngine engine;
    private final Map<ProjectionName, Known> known = new ConcurrentHashMap<>();

    EngineViews(DataSource pool, ProjectionEngine engine) {
        this.pool = pool;
        this.engine = engine;
    }

    private record Known(String schema, long at) {}

    private record Where(ViewPosition position, @Nullable String schema) {}

    private record Snapshot(ViewPosition position, String schema, JdbcClient client)
            implements ViewSnapshot {
        @Override
        public JdbcClient.StatementSpec sql(String text) {
            return client.sql(text.replace("{tables}", schema));
        }
    }

    @Override
    public <T> T read(ProjectionName view, Function<ViewSnapshot, T> question) {
        try (var connection = pool.getConnection()) {
            // By hand: through the driver, level, mode, begin and position were four round trips.
            boolean auto = connection.getAutoCommit();
            if (!auto) connection.setAutoCommit(true);
            // closed after the answer; what fails then is suppressed by what failed before
            try (Ending _ = () -> end(connection, auto)) {
                var where = where(connection, SNAPSHOT, view);
                if (where.schema == null) throw new ViewNotReady(view);
                var client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                return question.apply(new Snapshot(where.position, where.schema, client));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + view, e);
        }
    }

    @FunctionalInterface
    private interface Ending extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private static void end(Connection connection, boolean auto) throws SQLException {
        try (var end = connection.createStatement()) {
            end.execute("ROLLBACK");
        }
        if (!auto) connection.setAutoCommit(false);
    }

    @Override
    public String sql(ProjectionName view, String text) {
        var schema = known.get(view);
        if (schema == null || System.nanoTime() - schema.at > SCHEMA_KNOWN_NANOS) {
            var live = where(view).schema;
            if (live == null) throw new ViewNotReady(view);
            schema = new Known(live, System.nanoTime());
            known.put(view, schema);
        }
        return text.replace("{tables}", schema.schema);
    }

    @Override
    public ViewPosition position(ProjectionName view) {
        return where(view).position;
    }

    @Override
    public boolean awaitPosition(ProjectionName view, long position, Duration timeout)
            throws InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        var worker = engine.worker(view).orElseThrow(() -> unknown(view));
        while (true) {
            long left = until - System.nanoTime();
            long after = worker.await(position, Math.max(left, 0));
            if (after > 0) return true;
            if (after == 0) return false;
            // Another node keeps this view: only the row can tell.
            if (where(view).position.position() >= position) return true;
            if (left <= 0) return false;
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private Where where(ProjectionName view) {
        try (var connection = pool.getConnection()) {
            return where(connection, WHERE_IT_IS, view);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the position of " + view, e);
        }
    }

    private Where where(Connection connection, String text, ProjectionName view)
            throws SQLException {
        var projection = engine.worker(view).orElseThrow(() -> unknown(view)).projection();
        try (var select = connection.prepareStatement(text)) {
            select.setString(1, view.value());
            select.setInt(2, projection.version());
            boolean rows = select.execute();
            while (!rows && select.getUpdateCount() != -1) rows = select.getMoreResults();
            try (var row = select.getResultSet()) {
                if (row == null || !row.next()) return new Where(ViewPosition.NOTHING, null);
                return new Where(Catalogue.positionOf(row), row.getString(3));
            }
        }
    }

    private static IllegalArgumentException unknown(ProjectionName view) {
        return new IllegalArgumentException("no projection here is called " + view);
    }
}
