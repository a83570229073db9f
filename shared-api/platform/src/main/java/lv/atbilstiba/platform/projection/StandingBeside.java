package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;

/**
 * The aim of a replay: tables that nobody reads, compared with the live ones at a position that
 * both have come to.
 *
 * <p>For the present the live view is held for a moment, while the last few events are replayed;
 * then it goes on, and the comparison looks at how both were. For a past point nobody waits: the
 * live rows say themselves how they were then.
 *
 * @param upTo the last position of the pass over the log; no live view is behind it
 */
record StandingBeside(
        EngineParts parts,
        ReplayRecords records,
        long replay,
        long upTo,
        Replay.@Nullable Point asOf)
        implements Fill.Aim {
    /**
     * So many events are replayed while the live view waits: a few milliseconds. The more often
     * that many came meanwhile, the more it may be.
     */
    private static final int FEW = 200;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LOOK_MILLIS = 100;

    /** A moment in which nothing is written to either; whoever changes it counts as later. */
    private static final String SNAPSHOT =
            """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
            SET LOCAL work_mem = '32MB';
            SELECT 1
            """;

    @Override
    public TableSet make(Connection connection, Projection projection) throws SQLException {
        var tables = ReplayRecords.tables(replay, projection);
        parts.catalogue().makeBeside(connection, projection, tables);
        return tables;
    }

    @Override
    public void reached(Fill.Lane lane, Folder folder)
            throws SQLException, Superseded, ProjectionStopped, InterruptedException {
        var connection = lane.connection();
        if (asOf == null) alignWithTheLiveOne(lane, folder);
        else awaitTheLiveOne(connection, lane.projection(), asOf.position());
        if (lane.ended()) return;
        folder.end();
        compare(lane, folder);
    }

    /** Leaves the connection in a snapshot in which both are at one position. */
    private void alignWithTheLiveOne(Fill.Lane lane, Folder folder)
            throws SQLException, Superseded, ProjectionStopped {
        var projection = lane.projection();
        var connection = lane.connection();
        for (int few = FEW; !lane.ended(); few += FEW) {
            long live =
                    catalogue().find(connection, projection).orElseThrow().position().position();
            connection.rollback();
            var page = lane.next(folder, live);
            if (page.size() <= few) break;
            lane.process(folder, page);
        }
        try (var holding = parts.connections().open("replay holds " + projection.name())) {
            try (var statement = holding.createStatement()) {
                statement.execute("SET LOCAL lock_timeout = '10s'");
            }
            long live = catalogue().hold(holding, projection).position().position();
            for (var page = lane.next(folder, live);
                    !page.isEmpty() && !lane.ended();
                    page = lane.next(folder, live)) lane.process(folder, page);
            look(connection);
            holding.rollback();
        }
    }

    private void awaitTheLiveOne(Connection connection, Projection projection, long position)
            throws SQLException, ProjectionStopped, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            look(connection);
            var live = catalogue().find(connection, projection).orElseThrow().position();
            if (live.position() >= position) return;
            if (System.nanoTime() > end)
                throw new ProjectionStopped(
                        "was replayed to " + position + ", but is live only at " + live.position());
            connection.rollback();
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static void look(Connection connection) throws SQLException {
        connection.rollback();
        try (var statement = connection.createStatement()) {
            statement.execute(SNAPSHOT);
        }
    }

    private void compare(Fill.Lane lane, Folder folder) throws SQLException, ProjectionStopped {
        var projection = lane.projection();
        var connection = lane.connection();
        var live = catalogue().find(connection, projection).orElseThrow().tables();
        if (live == null) throw new ProjectionStopped("has no live tables any more");
        var comparison = new TableComparison(connection, live, folder.tables(), asOf);
        var compared = new ArrayList<Replay.Table>();
        for (var table : Catalogue.names(connection, folder.tables())) {
            if (lane.ended()) return;
            compared.add(comparison.compare(table));
        }
        int letters = catalogue().letters(connection, projection, folder.tables());
        connection.rollback();
        records.compared(connection, replay, projection, folder.position(), letters, compared);
        connection.commit();
    }

    private Catalogue catalogue() {
        return parts.catalogue();
    }
}
