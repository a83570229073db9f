package lv.atbilstiba.platform.projection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL's advisory locks of a session: they end with their connection, however it ends. */
final class Locks {
    private Locks() {}

    /** Held while a table set is filled. */
    static long filling(Projection projection) {
        return filling(projection.name().value(), projection.version());
    }

    static long filling(String projection, int version) {
        return key("filling " + projection + " " + version);
    }

    /** Held by the one replay that runs. */
    static long replaying() {
        return key("replay");
    }

    /**
     * Waits for a lock in the database, without asking again and again.
     *
     * @return false if it could not be had within the time; a waiting statement keeps a snapshot,
     *     so the wait must end now and then for the sake of vacuum
     */
    static boolean await(Connection connection, long key, int seconds) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '" + seconds + "s'");
            statement.execute("SELECT pg_advisory_lock(" + key + ")");
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            if ("55P03".equals(e.getSQLState())) return false;
            throw e;
        }
    }

    static boolean tryLock(Connection connection, long key) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_try_advisory_lock(" + key + ")")) {
            row.next();
            boolean locked = row.getBoolean(1);
            row.close();
            connection.commit();
            return locked;
        }
    }

    static void unlock(Connection connection, long key) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + key + ")");
        }
        connection.commit();
    }

    private static long key(String what) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("atbilstiba " + what).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
