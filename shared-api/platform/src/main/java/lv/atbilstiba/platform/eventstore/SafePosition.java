package lv.atbilstiba.platform.eventstore;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
 * <p>It is found thus: read the last number drawn, m; then take a transaction id, X; once every
 * transaction with a smaller id has ended, all numbers up to m are decided, because whoever draws a
 * number has its id first. Ids are compared in memory and never stored.
 *
 * <p>One for each process, with two connections of its own. It looks only while a number is
 * undecided, at most every 5 ms; appends of this process wake it, those of others through a
 * notification that each process sends at most every 10 ms, never inside an append. Were one lost,
 * the next look is a second away.
 */
public final class SafePosition implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SafePosition.class);
    private static final String CHANNEL = "eventstore_appended";
    private static final String LOOK =
            "SELECT drawn, horizon::text, oldest::text FROM eventstore.look(?)";
    private static final String OLDEST = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text";
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long BETWEEN_NOTIFICATIONS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long WITHOUT_NOTIFICATION = TimeUnit.SECONDS.toNanos(1);
    private static final long AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(500);

    private final DataSource connections;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> interrupted = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Condition woken = lock.newCondition();
    private final Thread looking;
    private final Thread listening;

    // guarded by lock
    private boolean toLook = true;
    private boolean toNotify;
    private boolean decidedOnce;

    private volatile long safe;
    private volatile long undecidedSince; // nanoTime, 0 = nothing is undecided
    private volatile boolean closed;
    private volatile int ownBackend;
    private volatile @Nullable Connection listeningOn;

    /**
     * Starts looking at once.
     *
     * @param connections to the primary, not pooled: it keeps two
     */
    public SafePosition(DataSource connections) {
        this.connections = connections;
        looking = Thread.ofPlatform().daemon().name("safe-position").unstarted(this::look);
        listening =
                Thread.ofPlatform().daemon().name("safe-position-listener").unstarted(this::listen);
    }

    /**
     * Starts, and waits a moment for the first position, so that nobody takes a full log for empty.
     */
    public SafePosition start(Duration patience) {
        looking.start();
        listening.start();
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

    /** How long the oldest number that is undecided has been so; zero if none is. */
    public Duration age() {
        long since = undecidedSince;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
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

    private void look() {
        while (!closed) {
            try (var connection = connections.getConnection()) {
                ownBackend = connection.unwrap(PGConnection.class).getBackendPID();
                wake(false); // what came before we could look
                lookOn(connection);
            } catch (SQLException e) {
                if (closed) return;
                LOG.warn("the safe position cannot be looked for now: {}", e.getMessage());
                interrupted.forEach(Runnable::run);
                pause();
            }
        }
    }

    private void lookOn(Connection connection) throws SQLException {
        long drawn = 0;
        long horizon = 0; // 0: no number is known to be undecided
        long lastLook = System.nanoTime() - BETWEEN_LOOKS;
        long lastNotification = System.nanoTime() - BETWEEN_NOTIFICATIONS;
        try (var look = connection.prepareStatement(LOOK);
                var oldest = connection.prepareStatement(OLDEST);
                var notify = connection.prepareStatement("NOTIFY " + CHANNEL)) {
            while (!closed) {
                switch (next(horizon != 0, lastLook, lastNotification)) {
                    case STOP -> {
                        return;
                    }
                    case NOTIFY -> {
                        lastNotification = System.nanoTime();
                        notify.execute();
                    }
                    case LOOK -> {
                        lastLook = System.nanoTime();
                        if (horizon == 0) {
                            look.setLong(1, safe);
                            try (var row = look.executeQuery()) {
                                row.next();
                                drawn = row.getLong(1);
                                String taken = row.getString(2);
                                if (taken == null) {
                                    decided(safe);
                                } else if (id(row.getString(3)) >= id(taken)) {
                                    decided(drawn);
                                } else {
                                    horizon = id(taken);
                                    undecidedSince = lastLook;
                                }
                            }
                        } else {
                            try (var row = oldest.executeQuery()) {
                                row.next();
                                if (id(row.getString(1)) >= horizon) {
                                    horizon = 0;
                                    decided(drawn);
                                    // numbers drawn meanwhile
                                    wake(false);
                                }
                            }
                        }
                    }
                }
            }
        }
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

    private void listen() {
        while (!closed) {
            try (var connection = connections.getConnection();
                    var statement = connection.createStatement()) {
                listeningOn = connection;
                statement.execute("LISTEN " + CHANNEL);
                wake(false); // what came before we listened
                var postgres = connection.unwrap(PGConnection.class);
                while (!closed) {
                    var notifications = postgres.getNotifications(10_000);
                    if (notifications == null) continue;
                    for (var notification : notifications) {
                        if (notification.getPID() != ownBackend) {
                            wake(false);
                            break;
                        }
                    }
                }
            } catch (SQLException e) {
                if (closed) return;
                LOG.warn("appends of other processes are not heard of now: {}", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        lock.lock();
        try {
            long nanos = AFTER_FAILURE;
            while (!closed && nanos > 0) nanos = woken.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private static long id(@Nullable String xid) {
        return xid == null ? 0 : Long.parseLong(xid);
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
        var open = listeningOn;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("the listening connection was closed already", e);
            }
        }
        try {
            looking.join(Duration.ofSeconds(5));
            listening.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
