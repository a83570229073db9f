package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.platform.background.BackgroundTask;
import lv.atbilstiba.platform.background.BackgroundTasks;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

/**
 * The position behind which nothing can appear any more: every number up to it is decided, that is
 * committed or never to be used. Readers read up to here and skip nothing, however late a
 * transaction commits.
 *
 * <p>It is found thus: read the last number drawn, m; then ask which transactions may write events
 * at all, by the lock that each of them holds on the table from before it draws a number until what
 * came of it is to be seen; once all of these have ended, all numbers up to m are decided. Who
 * writes elsewhere, or builds an index for an hour, holds up nobody.
 *
 * <p>One for each process, with two connections of its own. It looks only while a number is
 * undecided, at most every 5 ms; appends of this process wake it, those of others through a
 * notification that each process sends at most every 10 ms, never inside an append. Were one lost,
 * the next look is a second away.
 */
public final class SafePosition implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SafePosition.class);
    private static final String CHANNEL = "eventstore_appended";
    private static final String LOOK = "SELECT drawn, writers FROM eventstore.look_for_writers(?)";
    private static final String WRITERS = "SELECT eventstore.writers()";
    private static final String PREPARED = "prepared"; // those that have no session any more
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long BETWEEN_NOTIFICATIONS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long WITHOUT_NOTIFICATION = TimeUnit.SECONDS.toNanos(1);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final int BETWEEN_SIGNS_OF_LIFE = 2_000; // milliseconds
    private static final int SIGN_OF_LIFE_SECONDS = 2;

    /** A look comes every second at least: more than this without one is not well. */
    private static final long LOOKED_LATELY = TimeUnit.SECONDS.toNanos(2);

    private final DataSource connections;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> interrupted = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Condition woken = lock.newCondition();
    private final BackgroundTasks tasks;
    private @Nullable BackgroundTask looking;
    private @Nullable BackgroundTask listening;

    // guarded by lock
    private boolean toLook = true;
    private boolean toNotify;
    private boolean decidedOnce;

    private volatile long safe;
    private volatile long undecidedSince; // nanoTime, 0 = nothing is undecided
    private volatile boolean closed;
    private volatile int ownBackend;
    private volatile long lookedAt = System.nanoTime();

    /**
     * @param connections to the primary, not pooled: it keeps two
     */
    public SafePosition(DataSource connections, BackgroundTasks tasks) {
        this.connections = connections;
        this.tasks = tasks;
    }

    /**
     * Starts, and waits a moment for the first position, so that nobody takes a full log for empty.
     */
    public SafePosition start(Duration patience) {
        looking = tasks.start("safe-position", SILENCE, AFTER_FAILURE, this::look);
        listening = tasks.start("safe-position-listener", SILENCE, AFTER_FAILURE, this::listen);
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!decidedOnce && nanos > 0) nanos = advanced.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return this;
    }

    /** 0 while nothing was ever written. */
    public long current() {
        return safe;
    }

    /**
     * How long the oldest number that is undecided has been so; zero if none is. While nobody can
     * look, how long ago the last look was that succeeded.
     */
    public Duration age() {
        long now = System.nanoTime();
        long since = undecidedSince;
        if (since != 0) return Duration.ofNanos(now - since);
        long unseen = now - lookedAt;
        return unseen < LOOKED_LATELY ? Duration.ZERO : Duration.ofNanos(unseen);
    }

    /**
     * Waits until a position is safe.
     *
     * @return whether it is; false too when interrupted
     */
    public boolean await(long position, Duration patience) {
        if (safe >= position) return true;
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (safe < position) {
                if (nanos <= 0) return false;
                nanos = advanced.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    EventLog.Subscription onAdvance(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * The connection to the database was lost: it may have been restored to an earlier state when
     * it is there again.
     */
    void onInterruption(Runnable listener) {
        interrupted.add(listener);
    }

    /** This process has committed an append. */
    void appended() {
        wake(true);
    }

    private void wake(boolean ours) {
        lock.lock();
        try {
            toLook = true;
            toNotify |= ours;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void look(BackgroundTask.Run run) throws SQLException {
        try (var connection = connections.getConnection()) {
            run.on(connection);
            ownBackend = connection.unwrap(PGConnection.class).getBackendPID();
            wake(false); // what came before we could look
            lookOn(connection, run);
        } catch (SQLException e) {
            if (!closed) interrupted.forEach(Runnable::run);
            throw e;
        }
    }

    private void lookOn(Connection connection, BackgroundTask.Run run) throws SQLException {
        long drawn = 0;
        var writers = new HashSet<String>(); // who may still decide about a number up to drawn
        long lastLook = System.nanoTime() - BETWEEN_LOOKS;
        long lastNotification = System.nanoTime() - BETWEEN_NOTIFICATIONS;
        try (var look = connection.prepareStatement(LOOK);
                var still = connection.prepareStatement(WRITERS);
                var notify = connection.prepareStatement("NOTIFY " + CHANNEL)) {
            while (!run.over()) {
                switch (next(!writers.isEmpty(), lastLook, lastNotification)) {
                    case STOP -> {
                        return;
                    }
                    case NOTIFY -> {
                        lastNotification = System.nanoTime();
                        notify.execute();
                    }
                    case LOOK -> {
                        lastLook = System.nanoTime();
                        if (writers.isEmpty()) {
                            look.setLong(1, safe);
                            try (var row = look.executeQuery()) {
                                row.next();
                                drawn = row.getLong(1);
                                if (drawn > safe) writers.addAll(names(row.getArray(2)));
                            }
                            if (writers.isEmpty()) decided(Math.max(safe, drawn));
                            else undecidedSince = lastLook;
                        } else {
                            try (var row = still.executeQuery()) {
                                row.next();
                                var now = names(row.getArray(1));
                                writers.retainAll(now);
                                if (now.contains(PREPARED)) writers.add(PREPARED);
                            }
                            if (writers.isEmpty()) {
                                decided(drawn);
                                // numbers drawn meanwhile
                                wake(false);
                            }
                        }
                        lookedAt = System.nanoTime();
                        run.well();
                    }
                }
            }
        }
    }

    private static Set<String> names(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }

    private enum Next {
        LOOK,
        NOTIFY,
        STOP
    }

    /** Waits until there is something to do. */
    private Next next(boolean undecided, long lastLook, long lastNotification) {
        lock.lock();
        try {
            while (!closed) {
                long now = System.nanoTime();
                long untilLook =
                        (undecided || toLook ? BETWEEN_LOOKS : WITHOUT_NOTIFICATION)
                                - (now - lastLook);
                long untilNotify =
                        toNotify
                                ? BETWEEN_NOTIFICATIONS - (now - lastNotification)
                                : Long.MAX_VALUE;
                if (untilLook <= 0) {
                    toLook = false;
                    return Next.LOOK;
                }
                if (untilNotify <= 0) {
                    toNotify = false;
                    return Next.NOTIFY;
                }
                woken.awaitNanos(Math.min(untilLook, untilNotify));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return Next.STOP;
    }

    private void decided(long position) {
        boolean moved = position > safe;
        undecidedSince = 0;
        lock.lock();
        try {
            if (moved) safe = position;
            decidedOnce = true;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        if (!moved) return;
        for (var listener : listeners) {
            try {
                listener.accept(position);
            } catch (RuntimeException e) {
                LOG.error("a listener to the safe position failed", e);
            }
        }
    }

    private void listen(BackgroundTask.Run run) throws SQLException {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            run.on(connection);
            statement.execute("LISTEN " + CHANNEL);
            wake(false); // what came before we listened
            var postgres = connection.unwrap(PGConnection.class);
            while (!run.over()) {
                run.well();
                var notifications = postgres.getNotifications(BETWEEN_SIGNS_OF_LIFE);
                if (notifications == null || notifications.length == 0) {
                    // silence, or a link that swallows everything
                    if (!connection.isValid(SIGN_OF_LIFE_SECONDS))
                        throw new SQLException("the server is silent", "08006");
                    continue;
                }
                for (var notification : notifications) {
                    if (notification.getPID() != ownBackend) {
                        wake(false);
                        break;
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            woken.signalAll();
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        for (var task : new BackgroundTask[] {looking, listening})
            if (task != null) tasks.end(task);
    }
}
