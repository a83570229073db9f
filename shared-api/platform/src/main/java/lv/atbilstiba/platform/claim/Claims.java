package lv.atbilstiba.platform.claim;

import lv.atbilstiba.platform.background.BackgroundTask;
import lv.atbilstiba.platform.background.BackgroundTasks;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

/**
 * Leases by the database's clock. A claim is renewed by a thread of its own, and only while who
 * works under it goes on. Who finds one that was not renewed for ten seconds, or whose holder's
 * session has ended, takes it: the fencing number rises, so that nothing which the former holder
 * still sends is stored, and its session is ended, so that it holds no lock either.
 */
public final class Claims implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Claims.class);

    /** A claim not renewed for so long is anybody's. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private static final int RENEWALS_IN_A_LEASE = 5;
    private static final Duration BACK_OFF = Duration.ofMillis(500);
    private static final String TAKE = "SELECT ops.take_claim(?, ?, make_interval(secs => ?))";
    private static final String RENEW =
            """
            UPDATE ops.claim c SET renewed_at = clock_timestamp()
            FROM unnest(?::text[], ?::bigint[]) AS h (name, fence)
            WHERE c.name = h.name AND c.fence = h.fence AND c.owner = ?
            RETURNING c.name
            """;
    private static final String RELEASE =
            "UPDATE ops.claim SET owner = NULL WHERE name = ? AND fence = ?";

    private final DataSource connections;
    private final BackgroundTasks tasks;
    private final Duration lease;
    private final String node;
    private final List<Claim> held = new CopyOnWriteArrayList<>();
    private final List<Asking> afterwards = new CopyOnWriteArrayList<>();
    private @Nullable BackgroundTask renewing;

    /**
     * @param connections to the primary, not pooled: it keeps one
     */
    public Claims(DataSource connections, BackgroundTasks tasks) {
        this(connections, tasks, LEASE);
    }

    /**
     * @param lease after which a claim that was not renewed is anybody's; the same for all
     *     processes
     */
    public Claims(DataSource connections, BackgroundTasks tasks, Duration lease) {
        this.lease = lease;
        this.connections = connections;
        this.tasks = tasks;
        this.node =
                ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** What is asked of the database on the same occasion. */
    @FunctionalInterface
    public interface Asking {
        void of(Connection connection) throws SQLException;
    }

    /** This process, as the database knows it. */
    public String node() {
        return node;
    }

    /** Asks whenever claims were renewed, every two seconds. */
    public void afterRenewal(Asking asking) {
        afterwards.add(asking);
        startRenewing();
    }

    /**
     * Takes a claim, if nobody holds it. Ends the transaction of the connection.
     *
     * @param connection that will be held to; once it has ended, the claim is free
     * @param alive whether who works under it goes on
     */
    public Optional<Claim> take(String name, Connection connection, BooleanSupplier alive)
            throws SQLException {
        try (var take = connection.prepareStatement(TAKE)) {
            take.setString(1, name);
            take.setString(2, node);
            take.setDouble(3, lease.toMillis() / 1000.0);
            long fence;
            try (var row = take.executeQuery()) {
                row.next();
                fence = row.getLong(1);
            }
            if (!connection.getAutoCommit()) connection.commit();
            if (fence == 0) return Optional.empty();
            var claim = new Claim(name, fence, alive);
            held.add(claim);
            startRenewing();
            return Optional.of(claim);
        }
    }

    /** Does not renew it any more; the end of its connection frees it. */
    public void leave(Claim claim) {
        held.remove(claim);
    }

    /** Frees it at once. Ends the transaction of the connection. */
    public void release(Claim claim, Connection connection) throws SQLException {
        leave(claim);
        try (var release = connection.prepareStatement(RELEASE)) {
            release.setString(1, claim.name());
            release.setLong(2, claim.fence());
            release.executeUpdate();
        }
        if (!connection.getAutoCommit()) connection.commit();
    }

    /**
     * Frees it at once if its session still answers, else that one's end does. What the connection
     * has under way is rolled back.
     */
    public void letGo(Claim claim, Connection connection) {
        leave(claim);
        try {
            if (connection.isClosed()) return;
            if (!connection.getAutoCommit()) connection.rollback();
            release(claim, connection);
        } catch (SQLException e) {
            log.debug("the session of a claim is gone, and the claim with it", e);
        }
    }

    private synchronized void startRenewing() {
        if (renewing == null) renewing = tasks.start("claims", LEASE, BACK_OFF, this::renew);
    }

    private void renew(BackgroundTask.Run run) throws SQLException, InterruptedException {
        try (var connection = connections.getConnection()) {
            run.on(connection);
            while (!run.over()) {
                renew(connection);
                run.well();
                for (var asking : afterwards) asking.of(connection);
                run.well();
                Thread.sleep(lease.dividedBy(RENEWALS_IN_A_LEASE));
            }
        }
    }

    private void renew(Connection connection) throws SQLException {
        var all = held.stream().filter(Claim::alive).toList();
        if (all.isEmpty()) return;
        var renewed = new HashSet<String>();
        try (var renew = connection.prepareStatement(RENEW)) {
            renew.setArray(
                    1, connection.createArrayOf("text", all.stream().map(Claim::name).toArray()));
            renew.setArray(
                    2,
                    connection.createArrayOf("bigint", all.stream().map(Claim::fence).toArray()));
            renew.setString(3, node);
            try (var row = renew.executeQuery()) {
                while (row.next()) renewed.add(row.getString(1));
            }
        }
        for (var claim : all) {
            if (renewed.contains(claim.name())) continue;
            claim.lose();
            held.remove(claim);
            log.atWarn().addKeyValue("claim", claim.name()).log("another node took a claim over");
        }
    }

    /** Ends without a word to the database, as a crash would. */
    @Override
    public synchronized void close() {
        if (renewing != null) tasks.end(renewing);
    }
}
