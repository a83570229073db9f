package lv.atbilstiba.platform.projection;

import lv.atbilstiba.platform.claim.Claim;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Rebuilds that this process does, and the record of all that were done. Who rebuilds a projection
 * holds a claim to it with the session that fills; so a rebuild by a process that froze makes room.
 */
final class Rebuilds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);
    private static final String COLUMNS =
            """
            id, projection, version, state, table_set, position, target, requested_by, started_at,
            ended_at, cause
            """;
    private static final String BEGUN =
            """
            INSERT INTO ops.rebuild (id, projection, version, state, requested_by)
            VALUES (?, ?, ?, 'RUNNING', ?)
            """;
    private static final String ENDED_WITH_ITS_PROCESS =
            """
            UPDATE ops.rebuild
            SET state = 'FAILED', cause = 'its process ended', ended_at = clock_timestamp()
            WHERE projection = ? AND version = ? AND state = 'RUNNING'
            """;
    private static final String ENDED =
            """
            UPDATE ops.rebuild
            SET state = ?, table_set = ?, position = ?, target = ?, cause = ?,
                ended_at = clock_timestamp()
            WHERE id = ?
            """;
    private static final String ALL =
            "SELECT "
                    + COLUMNS
                    + " FROM ops.rebuild WHERE projection = ANY (?)"
                    + " ORDER BY started_at DESC, projection LIMIT 500";

    private static final int LOCK_WAIT_SECONDS = 1;

    private final EngineParts parts;
    private final Function<ProjectionName, Optional<Worker>> workers;
    private final Runnable beforeOne;
    private final List<Job> running = new ArrayList<>();
    private boolean closed;

    /**
     * @param beforeOne what makes room for a rebuild
     */
    Rebuilds(
            EngineParts parts,
            Function<ProjectionName, Optional<Worker>> workers,
            Runnable beforeOne) {
        this.parts = parts;
        this.workers = workers;
        this.beforeOne = beforeOne;
    }

    /** A claim, and the connection that fills under it. */
    private record Held(Claim claim, Connection connection) {}

    private record Job(UUID id, Fill fill, Fill.Lane lane, Held held, Thread thread) {}

    /** Another rebuild of the projection is under way, here or on another node. */
    static final class AlreadyRunning extends Exception {
        private static final long serialVersionUID = 1;

        AlreadyRunning(ProjectionName projection) {
            super("a rebuild of " + projection + " is under way");
        }
    }

    /** Begins to rebuild some projections, in one pass over the log. */
    List<Rebuild> begin(List<Projection> projections, String requestedBy)
            throws SQLException, AlreadyRunning {
        var connections = new ArrayList<Connection>();
        var held = new ArrayList<Held>();
        var ids = new ArrayList<UUID>();
        boolean begun = false;
        try {
            beforeOne.run();
            var fill = parts.fill(new TakingThePlace(parts.catalogue()));
            var lanes = new ArrayList<Fill.Lane>();
            for (var projection : projections) {
                var connection = parts.connections().openLengthy("rebuild " + projection.name());
                connections.add(connection);
                var lane = fill.add(projection, connection);
                held.add(new Held(claimed(projection, lane, connection), connection));
                lanes.add(lane);
            }
            for (int i = 0; i < projections.size(); i++) {
                ids.add(UUID.randomUUID());
                record(connections.get(i), ids.get(i), projections.get(i), requestedBy);
            }
            synchronized (this) {
                if (closed) throw new IllegalStateException("the engine is closed");
                var thread =
                        Thread.ofPlatform()
                                .inheritInheritableThreadLocals(false)
                                .daemon()
                                .name("rebuild")
                                .unstarted(() -> run(fill));
                for (int i = 0; i < lanes.size(); i++) {
                    var job = new Job(ids.get(i), fill, lanes.get(i), held.get(i), thread);
                    running.add(job);
                    Thread.ofVirtual().start(() -> conclude(job));
                }
                thread.start();
                begun = true;
            }
        } finally {
            if (!begun) {
                for (var one : held) parts.claims().letGo(one.claim, one.connection);
                for (var connection : connections) connection.close();
            }
        }
        var answer = new ArrayList<Rebuild>();
        for (int i = 0; i < projections.size(); i++)
            answer.add(find(projections, ids.get(i)).orElseThrow());
        return answer;
    }

    /** A rebuild by a process that ended, or froze, makes room; its session is on its way out. */
    private Claim claimed(Projection projection, Fill.Lane lane, Connection connection)
            throws SQLException, AlreadyRunning {
        var claims = parts.claims();
        var claim = claims.take(claimOf(projection), connection, () -> !lane.ended()).orElse(null);
        if (claim == null) throw new AlreadyRunning(projection.name());
        if (Locks.await(connection, Locks.filling(projection), LOCK_WAIT_SECONDS)) return claim;
        claims.letGo(claim, connection);
        throw new AlreadyRunning(projection.name());
    }

    private static String claimOf(Projection projection) {
        return "rebuild " + Catalogue.claimOf(projection.name().value(), projection.version());
    }

    private static void run(Fill fill) {
        try {
            fill.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void conclude(Job job) {
        @Nullable String cause = null;
        try {
            var folder = job.lane.done().get();
            workers.apply(job.lane.projection().name()).ifPresent(w -> w.handOver(folder));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (ExecutionException e) {
            var fault = e.getCause() == null ? e : e.getCause();
            cause = Faults.text(fault);
            log.atError()
                    .addKeyValue("projection", job.lane.projection().name())
                    .setCause(fault)
                    .log("rebuild failed, the live table set stays");
        }
        try (var connection = parts.connections().open("rebuild record")) {
            ended(connection, job, cause);
        } catch (SQLException e) {
            log.warn("the end of a rebuild could not be recorded", e);
        } finally {
            synchronized (this) {
                running.remove(job);
            }
            if (cause == null) parts.claims().letGo(job.held.claim, job.held.connection);
            // its thread may still be at it: the end of the session frees the claim
            else parts.claims().leave(job.held.claim);
            closeQuietly(job.held.connection);
        }
    }

    /** Whether this process rebuilds anything. */
    synchronized boolean underWay() {
        return !running.isEmpty();
    }

    /** The rebuilds of some projections, newest first. */
    List<Rebuild> of(List<Projection> projections) throws SQLException {
        var found = new ArrayList<Rebuild>();
        try (var connection = parts.connections().open("rebuild record");
                var select = connection.prepareStatement(ALL)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", projections.stream().map(p -> p.name().value()).toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) found.add(withProgress(rebuild(row)));
            }
        }
        return found;
    }

    Optional<Rebuild> find(List<Projection> projections, UUID id) throws SQLException {
        return of(projections).stream().filter(r -> r.id().equals(id)).findFirst();
    }

    private Rebuild withProgress(Rebuild recorded) {
        if (recorded.state() != Rebuild.State.RUNNING) return recorded;
        Job job;
        synchronized (this) {
            job = running.stream().filter(j -> j.id.equals(recorded.id())).findFirst().orElse(null);
        }
        if (job == null) return recorded;
        return new Rebuild(
                recorded.id(),
                recorded.projection(),
                recorded.version(),
                recorded.state(),
                job.lane.tableSet(),
                job.lane.position(),
                job.fill.target(),
                recorded.requestedBy(),
                recorded.startedAt(),
                null,
                null);
    }

    private static void record(
            Connection connection, UUID id, Projection projection, String requestedBy)
            throws SQLException {
        try (var update = connection.prepareStatement(ENDED_WITH_ITS_PROCESS)) {
            update.setString(1, projection.name().value());
            update.setInt(2, projection.version());
            update.executeUpdate();
        }
        try (var insert = connection.prepareStatement(BEGUN)) {
            insert.setObject(1, id);
            insert.setString(2, projection.name().value());
            insert.setInt(3, projection.version());
            insert.setString(4, requestedBy);
            insert.executeUpdate();
        }
        connection.commit();
    }

    private static void ended(Connection connection, Job job, @Nullable String cause)
            throws SQLException {
        try (var update = connection.prepareStatement(ENDED)) {
            update.setString(1, cause == null ? "DONE" : "FAILED");
            update.setString(2, job.lane.tableSet());
            update.setLong(3, job.lane.position());
            update.setLong(4, job.fill.target());
            update.setString(5, cause);
            update.setObject(6, job.id);
            update.executeUpdate();
        }
        connection.commit();
    }

    private static Rebuild rebuild(ResultSet row) throws SQLException {
        var ended = row.getTimestamp(10);
        return new Rebuild(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                Rebuild.State.valueOf(row.getString(4)),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getString(8),
                row.getTimestamp(9).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString(11));
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("closing a connection that is gone", e);
        }
    }

    @Override
    public void close() {
        List<Job> jobs;
        synchronized (this) {
            closed = true;
            jobs = List.copyOf(running);
        }
        for (var job : jobs) job.thread.interrupt();
    }
}
