package lv.atbilstiba.platform.database;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * The pool; while the database is known to be silent, whoever asks is told so at once instead of
 * waiting, once more for each thing that a request asks.
 */
final class GuardedPool extends DelegatingDataSource {
    private final HikariDataSource pool;
    private volatile boolean silent;

    GuardedPool(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (silent)
            throw new SQLTransientConnectionException("the database does not answer", "08001");
        return super.getConnection();
    }

    void answers() {
        silent = false;
    }

    /** Its connections are of no use any more. */
    void isSilent() {
        if (!silent) renew();
        silent = true;
    }

    /** Connections are made anew: the database that takes changes may be another by now. */
    void renew() {
        if (!pool.isRunning()) return;
        pool.getHikariPoolMXBean().softEvictConnections();
    }
}
