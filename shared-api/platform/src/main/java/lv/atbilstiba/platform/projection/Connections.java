package lv.atbilstiba.platform.projection;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Connections outside the pool: a claim holds its connection for as long as the process runs, and
 * its writes need not survive a crash of the server before the next ones, since they are derived.
 */
record Connections(DataSource unpooled) {
    Connection open(String purpose) throws SQLException {
        var connection = unpooled.getConnection();
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            var name = purpose.substring(0, Math.min(60, purpose.length()));
            statement.execute(
                    "SET application_name = '"
                            + name
                            + "'; SET synchronous_commit = off; SET jit = off;"
                            + " SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2;"
                            + " SET tcp_keepalives_count = 3; SET tcp_user_timeout = 15000;"
                            + " SET idle_in_transaction_session_timeout = 0");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
