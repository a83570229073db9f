package lv.atbilstiba.platform.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;

import lv.atbilstiba.platform.claim.Claim;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Replays of this process, and the record of all. Who runs one holds a claim and a lock of the
 * database for as long, and a claim for each view with the session that fills it. So a record that
 * says it runs while nobody holds them is of one whose process ended, and one that froze is ended.
 */
final class EngineReplays implements Replays, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EngineReplays.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int LOCK_WAIT_SECONDS = 1;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    /** Of the one replay that runs; followed by the name of a view, of its lane. */
    private static final String CLAIM = "replay";

    private static final String BY_ITS_STARTER = "given up by who started it";
    private static final String PROCESS_ENDED = "its process ended";
    private static final String REBUILD = "made room for a rebuild";

    private final EngineParts parts;
    private final Supplier<List<Projection>> views;
    private final Supplier<Boolean> rebuilding;
    private final ReplayRecords records = new ReplayRecords();
    private final Counter differences;
    private @Nullable Job running;
    private boolean closed;

    /**
     * @param views those of this process
     * @param rebuilding whether this process rebuilds any
     */
    EngineReplays(
            EngineParts parts, Supplier<List<Projection>> views, Supplier<Boolean> rebuilding) {
        this.parts = parts;
        this.views = views;
        this.rebuilding = rebuilding;
        this.differences =
                Counter.builder("atbilstiba.replay.differences")
                        .description("Rows of live views that are not as the events have them")
                        .baseUnit("rows")
                        .register(parts.meters());
        Gauge.builder("atbilstiba.replay.running", this, it -> it.current() == null ? 0 : 1)
                .description("1 while this process replays the log beside the live views")
                .register(parts.meters());
    }

    /** A claim, and the connection that works under it. */
    private record Held(Claim claim, Connection connection) {}

    /**
     * @param held the claim to replay, and that of each lane
     * @param lock holds the lock, and writes the record
     */
    private record Job(
            long id,
            Fill fill,
            List<Fill.Lane> lanes,
            List<Connection> connections,
            List<Held> held,
            Connection lock) {
        /** Ends it without a word to the database. */
        void abort() {
            fill.stop(new IllegalStateException("the engine is closed"));
            for (var connection : connections) abort(connection);
            abort(lock);
        }

        private static void abort(Connection connection) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("aborting a connection that is gone", e);
            }
        }
    }

    private synchronized @Nullable Job current() {
        return running;
    }

    @Override
    public Begun begin(Replay.@Nullable Point asOf, String requestedBy) {
        if (rebuilding.get()) return new Begun.WhileRebuilding();
        var connections = new ArrayList<Connection>();
        var held = new ArrayList<Held>();
        boolean begun = false;
        try {
            var lock = open("replay", connections);
            if (!take(CLAIM, lock, held)
                    || !Locks.await(lock, Locks.replaying(), LOCK_WAIT_SECONDS))
                return new Begun.AnotherRuns();
            var projections = views.get();
            for (var projection : projections) {
                var connection = open("replay " + projection.name(), connections);
                if (!take(claimOf(projection), connection, held)) return new Begun.AnotherRuns();
            }
            tidy(lock);
            long upTo = asOf == null ? slowest(lock, projections) : asOf.position();
            long id =
                    records.begun(
                            lock, asOf, parts.log().countUpTo(upTo), requestedBy, projections);
            lock.commit();
            var fill = parts.fill(new StandingBeside(parts, records, id, upTo, asOf));
            var lanes = new ArrayList<Fill.Lane>();
            var filling = connections.subList(1, connections.size());
            for (int i = 0; i < projections.size(); i++)
                lanes.add(fill.add(projections.get(i), filling.get(i)));
            var job = new Job(id, fill, lanes, filling, held, lock);
            start(job);
            begun = true;
            return new Begun.Running(find(id).orElseThrow());
        } catch (SQLException e) {
            throw new IllegalStateException("a replay cannot begin", e);
        } finally {
            if (!begun) {
                letGo(held);
                connections.forEach(EngineReplays::closeQuietly);
            }
        }
    }

    /** Whether a claim is had within a moment, since a former holder's session may be ending. */
    private boolean take(String name, Connection connection, List<Held> held) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LOCK_WAIT_SECONDS);
        while (true) {
            // renewed by this process for as long as that goes on: a replay ends by itself
            var claim = parts.claims().take(name, connection, () -> true);
            claim.ifPresent(it -> held.add(new Held(it, connection)));
            if (claim.isPresent() || System.nanoTime() > end) return claim.isPresent();
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    private static String claimOf(Projection projection) {
        return CLAIM + " " + Catalogue.claimOf(projection.name().value(), projection.version());
    }

    private void letGo(List<Held> held) {
        for (var one : held) parts.claims().letGo(one.claim, one.connection);
    }

    private Connection open(String purpose, List<Connection> opened) throws SQLException {
        var connection = parts.connections().openLengthy(purpose);
        opened.add(connection);
        return connection;
    }

    private synchronized void start(Job job) {
        if (closed) throw new IllegalStateException("the engine is closed");
        running = job;
        Thread.ofPlatform()
                .inheritInheritableThreadLocals(false)
                .daemon()
                .name("replay-" + job.id())
                .start(() -> run(job));
    }

    /** The position that every live view has come to. */
    private long slowest(Connection connection, List<Projection> projections) throws SQLException {
        long slowest = Long.MAX_VALUE;
        for (var projection : projections) {
            var standing = parts.catalogue().standing(connection, projection);
            if (standing.tables() == null) throw new ViewNotReady(projection.name());
            slowest = Math.min(slowest, standing.position().position());
        }
        return slowest;
    }

    private void run(Job job) {
        try {
            var pass =
                    Thread.ofPlatform()
                            .daemon()
                            .name("replay-reader")
                            .start(() -> pass(job.fill()));
            while (!pass.join(LOOK_EVERY))
                if (!wanted(job))
                    job.fill().stop(new IllegalStateException("nobody wants it any more"));
            conclude(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            log.warn("the end of a replay could not be recorded; it counts as abandoned", e);
        } finally {
            synchronized (this) {
                running = null;
            }
            job.connections().forEach(EngineReplays::closeQuietly);
            letGo(job.held());
            closeQuietly(job.lock());
        }
    }

    private static void pass(Fill fill) {
        try {
            fill.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nobody has given it up, at whichever node, and the lock is still held. */
    private boolean wanted(Job job) {
        try {
            boolean wanted = records.running(job.lock(), job.id());
            job.lock().commit();
            return wanted;
        } catch (SQLException e) {
            log.warn("a replay has lost its connection", e);
            return false;
        }
    }

    private void conclude(Job job) throws SQLException {
        if (isClosed()) return;
        var faults = new LinkedHashMap<ProjectionName, Throwable>();
        for (var lane : job.lanes()) {
            var fault = fault(lane);
            if (fault != null) faults.put(lane.projection().name(), fault);
        }
        // a lane that failed may still be at it: then the end of its session frees its claim
        if (faults.isEmpty()) letGo(job.held().subList(1, job.held().size()));
        job.connections().forEach(EngineReplays::closeQuietly);
        dropLeftBehind(job.lock());
        var found = find(job.id()).orElseThrow();
        var first = faults.entrySet().stream().findFirst();
        var state =
                first.isPresent()
                        ? Replay.State.FAILED
                        : found.differences() > 0 ? Replay.State.DIFFERENT : Replay.State.EQUAL;
        boolean wanted =
                records.ended(
                        job.lock(),
                        job.id(),
                        state,
                        first.map(it -> it.getKey() + " " + Faults.text(it.getValue()))
                                .orElse(null));
        job.lock().commit();
        if (!wanted) return;
        faults.forEach((projection, fault) ->
                log.atWarn()
                        .addKeyValue("replay", job.id())
                        .addKeyValue("projection", projection)
                        .setCause(fault)
                        .log("view could not be replayed"));
        differences.increment(found.differences());
        (found.differences() > 0 ? log.atError() : log.atInfo())
                .addKeyValue("replay", job.id())
                .addKeyValue("state", state)
                .addKeyValue("differences", found.differences())
                .log("replayed beside the live views");
    }

    private static @Nullable Throwable fault(Fill.Lane lane) throws SQLException {
        try {
            lane.done().get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(e);
        }
    }

    @Override
    public Optional<Replay> find(long id) {
        return before(id + 1, 1).stream().filter(it -> it.id() == id).findFirst();
    }

    @Override
    public List<Replay> before(long id, int limit) {
        try (var connection = parts.connections().open("replay record")) {
            return records.before(connection, id, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("the record of replays cannot be read", e);
        }
    }

    @Override
    public boolean abandon(long id) {
        return abandon(id, BY_ITS_STARTER);
    }

    private boolean abandon(long id, String why) {
        try (var connection = parts.connections().open("replay record")) {
            boolean ran = records.ended(connection, id, Replay.State.ABANDONED, why);
            connection.commit();
            var job = current();
            if (job != null && job.id() == id) job.fill().stop(new IllegalStateException(why));
            return ran;
        } catch (SQLException e) {
            throw new IllegalStateException("a replay cannot be given up", e);
        }
    }

    /** A rebuild begins, and there is room for one of the two: what is live goes first. */
    void makeRoom() {
        var job = current();
        if (job != null) abandon(job.id(), REBUILD);
    }

    /** Clears away what replays left behind whose process ended. */
    void tidyUp() throws SQLException {
        try (var connection = parts.connections().open("replay housekeeping")) {
            boolean untidy = records.untidy(connection);
            connection.commit();
            if (untidy && current() == null) tidyUp(connection);
        }
    }

    private void tidyUp(Connection connection) throws SQLException {
        var held = new ArrayList<Held>();
        try {
            if (!take(CLAIM, connection, held)) return;
            for (var projection : views.get())
                if (!take(claimOf(projection), connection, held)) return;
            if (!Locks.await(connection, Locks.replaying(), LOCK_WAIT_SECONDS)) return;
            tidy(connection);
            Locks.unlock(connection, Locks.replaying());
        } finally {
            letGo(held);
        }
    }

    /** For who holds the lock: nothing runs. */
    private void tidy(Connection connection) throws SQLException {
        records.ended(connection, null, Replay.State.ABANDONED, PROCESS_ENDED);
        connection.commit();
        dropLeftBehind(connection);
    }

    private void dropLeftBehind(Connection connection) throws SQLException {
        for (var tables : records.leftBehind(connection)) {
            parts.catalogue().drop(connection, tables);
            connection.commit();
        }
        connection.commit();
    }

    private synchronized boolean isClosed() {
        return closed;
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
        Job job;
        synchronized (this) {
            closed = true;
            job = running;
        }
        if (job != null) job.abort();
    }
}
