package lv.atbilstiba.platform.database;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * What a pool connects with. A pool waits longer after each failure, up to five seconds and after
 * an attempt that takes three; so once it has connected at all, attempts are repeated here, and a
 * database that is back is used within one attempt.
 */
final class PersistentConnecting extends DelegatingDataSource {
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private volatile boolean connectedOnce;

    PersistentConnecting(DataSource connections) {
        super(connections);
    }

    @Override
    public Connection getConnection() throws SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var connection = super.getConnection();
                connectedOnce = true;
                return connection;
            } catch (SQLException e) {
                if (!connectedOnce || System.nanoTime() > until || !paused()) throw e;
            }
        }
    }

    /** Whose they are, the source behind knows. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private static boolean paused() {
        try {
            Thread.sleep(BETWEEN);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public int getLoginTimeout() {
        return 0; // its connections have limits of their own
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // its connections have limits of their own
    }
}
