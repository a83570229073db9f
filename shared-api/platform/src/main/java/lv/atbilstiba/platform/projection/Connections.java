package lv.atbilstiba.platform.projection;

import lv.atbilstiba.platform.database.DatabaseLimits;
import lv.atbilstiba.platform.database.DatabaseLimits.Use;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Connections outside the pool: a claim holds its connection for as long as the process runs, and
 * its writes need not survive a crash of the server before the next ones, since they are derived.
 */
record Connections(DataSource unpooled, DatabaseLimits limits) {
    Connections(DataSource unpooled) {
        this(unpooled, DatabaseLimits.defaults());
    }

    /** For what follows the log, and for housekeeping. */
    Connection open(String purpose) throws SQLException {
        return open(purpose, Use.VIEW);
    }

    /** For a fill: its indexes take long. */
    Connection openLengthy(String purpose) throws SQLException {
        return open(purpose, Use.LENGTHY);
    }

    private Connection open(String purpose, Use use) throws SQLException {
        var connection = unpooled.getConnection();
        try {
            var name = purpose.substring(0, Math.min(60, purpose.length()));
            limits.widen(
                    connection,
                    use,
                    "SET application_name = '"
                            + name
                            + "'; SET synchronous_commit = off; SET jit = off; ");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Lets a connection be used otherwise from here on, outside of a transaction. */
    void use(Connection connection, Use use) throws SQLException {
        limits.widen(connection, use);
    }
}
