package lv.atbilstiba.platform.database;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import javax.sql.DataSource;

/** Connections with the limits of one use, each opened anew. */
public final class LimitedConnections extends DriverManagerDataSource {
    private final DatabaseLimits limits;
    private final DatabaseLimits.Use use;

    public LimitedConnections(
            DatabaseLimits limits,
            DatabaseLimits.Use use,
            String url,
            String user,
            String password) {
        super(url, user, password);
        this.limits = limits;
        this.use = use;
        setConnectionProperties(limits.connectionProperties());
    }

    @Override
    protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
        var connection = super.getConnectionFromDriver(properties);
        if (use == DatabaseLimits.Use.REQUEST) return connection;
        return widened(connection, limits, use);
    }

    /** Those of another source, which has limits of its own or none. */
    public static DataSource of(DataSource source, DatabaseLimits limits, DatabaseLimits.Use use) {
        return new org.springframework.jdbc.datasource.DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return widened(super.getConnection(), limits, use);
            }
        };
    }

    private static Connection widened(
            Connection connection, DatabaseLimits limits, DatabaseLimits.Use use)
            throws SQLException {
        try {
            limits.widen(connection, use);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
