package lv.atbilstiba.platform.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import lv.atbilstiba.platform.background.BackgroundTask;
import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.claim.Claim;
import lv.atbilstiba.platform.claim.Claims;
import lv.atbilstiba.platform.database.DatabaseLimits.Use;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One projection in this process: waits for its claim, fills it if it never was, then follows the
 * log. The connection that holds the claim is the one that writes, so a node that lost its claim
 * cannot write.
 */
final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /** A batch's statements, and the collections between them. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Duration LOG_WAIT = Duration.ofSeconds(30);
    private static final int LONGEST_REST = 10; // times the shortest
    private static final Duration LETTERS_WAIT = Duration.ofMillis(500);
    private static final int QUICK_MILLIS = 250;
    private static final int SLOW_MILLIS = 1000;

    private final Projection projection;
    private final Connections connections;
    private final Catalogue catalogue;
    private final FactLog factLog;
    private final Standings standings;
    private final SharedReader reader;
    private final FirstFills firstFills;
    private final ProjectionProperties properties;
    private final Clock clock;
    private final Claims claims;
    private final Counter events;
    private final Timer batches;

    private final ReentrantLock state = new ReentrantLock();
    private final Condition changed = state.newCondition();
    private final Condition hurried = state.newCondition();
    private @Nullable Connection claimed;
    private @Nullable Folder folder;
    private @Nullable Folder handedOver;
    private ViewPosition position = ViewPosition.NOTHING;
    private @Nullable Instant pendingSince;
    private @Nullable String stopped;
    private boolean following;
    private int parkedSubjects;
    private long awaited;
    private volatile boolean closed;
    private volatile boolean lettersDecided = true;
    private long lettersLooked;

    Worker(Projection projection, EngineParts parts) {
        this.projection = projection;
        this.connections = parts.connections();
        this.catalogue = parts.catalogue();
        this.factLog = parts.log();
        this.standings = parts.standings();
        this.reader = parts.reader();
        this.firstFills = parts.firstFills();
        this.properties = parts.properties();
        this.clock = parts.clock();
        this.claims = parts.claims();
        var name = projection.name().value();
        MeterRegistry meters = parts.meters();
        this.events =
                Counter.builder("atbilstiba.projection.events")
                        .description("Events that a projection took in")
                        .tag("projection", name)
                        .register(meters);
        this.batches =
                Timer.builder("atbilstiba.projection.batch")
                        .description("Folding and writing a batch of events")
                        .tag("projection", name)
                        .register(meters);
        Gauge.builder("atbilstiba.projection.lag", this, Worker::lagSeconds)
                .description("Age of the oldest event that a projection has not taken in")
                .baseUnit("seconds")
                .tag("projection", name)
                .register(meters);
        Gauge.builder("atbilstiba.projection.lag.events", this, Worker::lagPositions)
                .description("Positions between a projection and the end of the log")
                .tag("projection", name)
                .register(meters);
        Gauge.builder("atbilstiba.projection.parked", this, Worker::parkedSubjects)
                .description("Subjects that have letters, whose later events go there too")
                .baseUnit("subjects")
                .tag("projection", name)
                .register(meters);
        Gauge.builder(
                        "atbilstiba.projection.stopped",
                        this,
                        w -> w.stoppedBecause() == null ? 0 : 1)
                .description("1 while a projection cannot go on")
                .tag("projection", name)
                .register(meters);
    }

    Projection projection() {
        return projection;
    }

    /** Whatever it meets, an {@link Error} too, it says so and tries again. */
    void run(BackgroundTask.Run run) {
        while (!run.over() && !closed) {
            @Nullable Connection mine = null;
            try (var connection = connections.open("projection " + projection.name())) {
                mine = connection;
                run.on(connection);
                remember(connection);
                var claim = claimed(connection, run);
                if (claim == null) return;
                try {
                    follow(connection, claim, run);
                } finally {
                    claims.letGo(claim, connection);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) {
                if (closed || run.over()) return;
                if (!stop(e, mine, run)) return;
            } finally {
                release(mine);
            }
        }
    }

    /** Waits for the claim; null if it is to end before that. */
    private @Nullable Claim claimed(Connection connection, BackgroundTask.Run run)
            throws SQLException, InterruptedException {
        var name = Catalogue.claimOf(projection.name().value(), projection.version());
        while (!run.over() && !closed) {
            run.well();
            var claim = claims.take(name, connection, run::alive).orElse(null);
            if (claim != null) {
                log.atInfo()
                        .addKeyValue("projection", projection.name())
                        .addKeyValue("node", claims.node())
                        .log("projection claimed");
                return claim;
            }
            Thread.sleep(BETWEEN_TRIES);
        }
        return null;
    }

    private void follow(Connection connection, Claim claim, BackgroundTask.Run run)
            throws SQLException, ProjectionStopped, InterruptedException {
        catalogue.standing(connection, projection);
        if (!catalogue.claim(connection, projection, claim, claims.node())) throw new ClaimLost();
        int batch = properties.firstBatch();
        long rested = System.nanoTime();
        var rest = properties.rest();
        while (!closed && !run.over()) {
            if (claim.lost()) throw new ClaimLost();
            run.beat();
            var current = current(connection, claim, run);
            try {
                if (lettersDue()) current.settleLetters(factLog);
                long at = current.position().position();
                long safe = factLog.safePosition();
                if (safe <= at) {
                    caughtUp(current);
                    awaitBeyond(at, claim);
                    continue;
                }
                rest(rested, rest);
                var page = reader.after(at, batch);
                if (page.isEmpty()) {
                    // The numbers up to the safe position were drawn, but no event came of them.
                    caughtUp(current);
                    awaitBeyond(safe, claim);
                    continue;
                }
                begin(page.getFirst());
                long began = System.nanoTime();
                current.process(page);
                rested = System.nanoTime();
                long took = rested - began;
                batches.record(took, TimeUnit.NANOSECONDS);
                events.increment(page.size());
                moved(current);
                rest = restAfter(page.size(), batch);
                batch = next(batch, page.size(), TimeUnit.NANOSECONDS.toMillis(took));
            } catch (Superseded e) {
                if (catalogue.fence(connection, projection) != claim.fence()) throw new ClaimLost();
                log.atInfo()
                        .addKeyValue("projection", projection.name())
                        .log("table set was replaced");
                drop(current);
            }
        }
    }

    /** Another node took the claim over. */
    private static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Waits for events, or for somebody who decides about letters in this process. */
    private void awaitBeyond(long at, Claim claim) throws InterruptedException {
        long until = System.nanoTime() + LOG_WAIT.toNanos();
        while (!closed && !claim.lost() && !lettersDecided && System.nanoTime() < until)
            if (factLog.awaitBeyond(at, LETTERS_WAIT)) return;
    }

    /** Whether to look for decisions about letters: others may have been made on another node. */
    private boolean lettersDue() {
        long now = System.nanoTime();
        if (!lettersDecided && now - lettersLooked < LOG_WAIT.toNanos()) return false;
        lettersDecided = false;
        lettersLooked = now;
        return true;
    }

    /** Somebody decided about a letter of this projection. */
    void lettersDecided() {
        lettersDecided = true;
    }

    /** The next batch is twice as large while batches are full and quick, half as large if slow. */
    private int next(int batch, int events, long millis) {
        if (millis > SLOW_MILLIS) return Math.max(Math.min(50, batch), batch / 2);
        if (events == batch && millis < QUICK_MILLIS)
            return Math.min(properties.largestBatch(), batch * 2);
        return batch;
    }

    /**
     * The more came at once, the longer the next ones may gather: a commit costs the same for one
     * event as for many. Who is behind does not rest longer than it must.
     */
    private Duration restAfter(int events, int batch) {
        if (events == batch) return properties.rest();
        return properties.rest().multipliedBy(Math.clamp(events / 2, 1, LONGEST_REST));
    }

    /** Lets events gather, unless somebody waits for them. */
    private void rest(long since, Duration rest) throws InterruptedException {
        state.lock();
        try {
            long least = properties.rest().toNanos() - (System.nanoTime() - since);
            while (least > 0 && !closed) least = hurried.awaitNanos(least);
            long left = rest.toNanos() - (System.nanoTime() - since);
            while (left > 0 && awaited <= position.position() && !closed)
                left = hurried.awaitNanos(left);
        } finally {
            state.unlock();
        }
    }

    /** The folder at work: the one at hand, one that a rebuild left, or a new one. */
    private Folder current(Connection connection, Claim claim, BackgroundTask.Run run)
            throws SQLException, ProjectionStopped, InterruptedException {
        Folder offered;
        state.lock();
        try {
            offered = handedOver;
            handedOver = null;
            if (offered == null && folder != null) return folder;
        } finally {
            state.unlock();
        }
        // indexes of a first fill, and a fold of all there is, take as long as they take
        connections.use(connection, Use.LENGTHY);
        run.beat(connections.limits().statement(Use.LENGTHY));
        var standing = catalogue.standing(connection, projection);
        if (standing.tables() == null) {
            offered = firstFills.fill(projection, connection);
            standing = catalogue.standing(connection, projection);
        }
        if (standing.tables() == null) throw new IllegalStateException("filled, yet no table set");
        Folder next;
        if (offered != null
                && offered.tables().equals(standing.tables())
                && offered.position().position() == standing.position().position()) {
            next = offered;
            next.goLive(connection, claim.fence());
        } else {
            next =
                    Folder.live(
                            projection,
                            catalogue,
                            connection,
                            standing.tables(),
                            standing.position(),
                            properties.letterLimit(),
                            claim.fence());
        }
        next.open();
        connections.use(connection, Use.VIEW);
        run.beat();
        state.lock();
        try {
            folder = next;
            following = true;
            position = next.position();
            parkedSubjects = next.parkedSubjects();
            changed.signalAll();
        } finally {
            state.unlock();
        }
        return next;
    }

    /** A rebuild in this process leaves its folder, so that the state need not be folded again. */
    void handOver(Folder filled) {
        state.lock();
        try {
            if (following) handedOver = filled;
        } finally {
            state.unlock();
        }
    }

    private void drop(Folder superseded) {
        state.lock();
        try {
            if (folder == superseded) folder = null;
        } finally {
            state.unlock();
        }
    }

    private void begin(Fact next) {
        state.lock();
        try {
            pendingSince = next.recordedAt();
        } finally {
            state.unlock();
        }
    }

    private void moved(Folder current) {
        state.lock();
        try {
            position = current.position();
            parkedSubjects = current.parkedSubjects();
            stopped = null;
            changed.signalAll();
        } finally {
            state.unlock();
        }
    }

    private void caughtUp(Folder current) {
        state.lock();
        try {
            position = current.position();
            pendingSince = null;
            stopped = null;
            changed.signalAll();
        } finally {
            state.unlock();
        }
    }

    /** Says what is wrong and waits; false if the engine was closed meanwhile. */
    private boolean stop(Throwable fault, @Nullable Connection mine, BackgroundTask.Run run) {
        boolean lost = fault instanceof ClaimLost || Faults.ofTheConnection(fault);
        state.lock();
        try {
            if (!lost) {
                stopped =
                        fault instanceof ProjectionStopped && fault.getCause() != null
                                ? fault.getMessage() + ": " + Faults.text(fault.getCause())
                                : Faults.text(fault);
            }
            following = false;
            var entry =
                    (lost ? log.atWarn() : log.atError())
                            .addKeyValue("projection", projection.name())
                            .addKeyValue("position", position.position())
                            .setCause(fault);
            entry.log(lost ? "connection lost, claims again" : "projection stopped, tries again");
        } finally {
            state.unlock();
        }
        release(mine);
        run.beat(properties.retryAfter().plus(SILENCE));
        state.lock();
        try {
            long left =
                    lost ? TimeUnit.MILLISECONDS.toNanos(500) : properties.retryAfter().toNanos();
            while (left > 0 && !closed && !run.over()) left = changed.awaitNanos(left);
            return !closed && !run.over();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            state.unlock();
        }
    }

    private void remember(Connection connection) {
        state.lock();
        try {
            claimed = connection;
        } finally {
            state.unlock();
        }
    }

    /** Lets go of everything, unless another thread has taken the place of this one. */
    private void release(@Nullable Connection mine) {
        if (mine == null) return;
        state.lock();
        try {
            if (claimed != mine) return;
            try {
                mine.close();
            } catch (SQLException e) {
                log.debug("closing a connection that is gone", e);
            }
            claimed = null;
            folder = null;
            following = false;
            changed.signalAll();
        } finally {
            state.unlock();
        }
    }

    /** Ends it; a batch at work is finished within a moment, or undone by the database. */
    void close(@Nullable BackgroundTask task, BackgroundTasks tasks) {
        closed = true;
        state.lock();
        try {
            changed.signalAll();
            hurried.signalAll();
        } finally {
            state.unlock();
        }
        if (task == null) return;
        if (!following()) abort();
        tasks.end(task);
    }

    /** Ends as a crash would: no more work, the connection torn. */
    void die() {
        closed = true;
        abort();
    }

    /** Tears the connection. */
    void abort() {
        Connection connection;
        state.lock();
        try {
            connection = claimed;
        } finally {
            state.unlock();
        }
        if (connection == null) return;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            log.debug("aborting a connection that is gone", e);
        }
    }

    /** Whether this process holds the claim and the view is filled. */
    boolean following() {
        state.lock();
        try {
            return following;
        } finally {
            state.unlock();
        }
    }

    @Nullable String stoppedBecause() {
        state.lock();
        try {
            return stopped;
        } finally {
            state.unlock();
        }
    }

    ViewPosition position() {
        state.lock();
        try {
            return position;
        } finally {
            state.unlock();
        }
    }

    /**
     * Waits until the projection is at a position.
     *
     * @return nanoseconds left; 0 if the time is over; negative if this process lost the claim
     */
    long await(long wanted, long nanos) throws InterruptedException {
        state.lock();
        try {
            long left = nanos;
            if (left > 0 && wanted > awaited && wanted > position.position()) {
                awaited = wanted;
                hurried.signalAll();
            }
            while (following && position.position() < wanted && left > 0)
                left = changed.awaitNanos(left);
            if (awaited == wanted) awaited = 0;
            if (position.position() >= wanted && following) return Math.max(left, 1);
            return following ? 0 : -1;
        } finally {
            state.unlock();
        }
    }

    /** Tries again at once. */
    void retry() {
        state.lock();
        try {
            changed.signalAll();
        } finally {
            state.unlock();
        }
    }

    double lagSeconds() {
        state.lock();
        try {
            if (!following) return standings.of(projection).lagSeconds();
            if (pendingSince == null) return 0;
            return Math.max(0, Duration.between(pendingSince, clock.instant()).toMillis() / 1000.0);
        } finally {
            state.unlock();
        }
    }

    double parkedSubjects() {
        state.lock();
        try {
            return following ? parkedSubjects : standings.of(projection).parkedSubjects();
        } finally {
            state.unlock();
        }
    }

    double lagPositions() {
        state.lock();
        try {
            long at = following ? position.position() : standings.of(projection).position();
            if (following && pendingSince == null) return 0;
            return Math.max(0, factLog.safePosition() - at);
        } finally {
            state.unlock();
        }
    }
}
