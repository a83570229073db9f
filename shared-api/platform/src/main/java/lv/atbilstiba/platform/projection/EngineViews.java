package lv.atbilstiba.platform.projection;

import lv.atbilstiba.platform.memory.Remembered;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * Views over the pool. The row of the position says which table set is live, and is read on the
 * same snapshot as the tables, so a swap is seen whole or not at all, by every node at once.
 */
final class EngineViews implements Views {
    private static final long POLL_MILLIS = 20;
    private static final Duration SCHEMA_KNOWN = Duration.ofSeconds(1);
    private static final int VIEWS = 100;
    private static final String WHERE_IT_IS =
            """
            SELECT p.position, p.log_time, p.table_set, ARRAY(
                SELECT DISTINCT l.subject FROM ops.letter l
                WHERE l.projection = p.projection AND l.table_set = p.table_set
                  AND l.closed_at IS NULL)
            FROM ops.projection_position p
            WHERE p.projection = ? AND p.version = ?
            """;
    private static final String SNAPSHOT =
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " + WHERE_IT_IS;

    private final DataSource pool;
    private final ProjectionEngine engine;
    private final Remembered<ProjectionName, Known> known = Remembered.atMost(VIEWS, SCHEMA_KNOWN);

    EngineViews(DataSource pool, ProjectionEngine engine) {
        this.pool = pool;
        this.engine = engine;
    }

    private record Known(String schema, Set<String> parked) {}

    private record Where(ViewPosition position, @Nullable String schema, Set<String> parked) {}

    private record Snapshot(
            ViewPosition position, Set<String> parked, String schema, JdbcClient client)
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
                return question.apply(
                        new Snapshot(where.position, where.parked, where.schema, client));
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
        return text.replace("{tables}", known(view).schema);
    }

    @Override
    public boolean parked(ProjectionName view, String subject) {
        return known(view).parked.contains(subject);
    }

    private Known known(ProjectionName view) {
        return known.get(
                view,
                asked -> {
                    var live = where(asked);
                    if (live.schema == null) throw new ViewNotReady(asked);
                    return new Known(live.schema, live.parked);
                });
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
                if (row == null || !row.next())
                    return new Where(ViewPosition.NOTHING, null, Set.of());
                var parked = (String[]) row.getArray(4).getArray();
                return new Where(Catalogue.positionOf(row), row.getString(3), Set.of(parked));
            }
        }
    }

    private static IllegalArgumentException unknown(ProjectionName view) {
        return new IllegalArgumentException("no projection here is called " + view);
    }
}
