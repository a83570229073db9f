package lv.atbilstiba.platform.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * How long anything may take on a connection to PostgreSQL, so that neither a link that swallows
 * packets nor a process that stopped holds up anybody for long. Every connection has these limits
 * from its first message on, pooled or not; what takes long by its nature widens them.
 *
 * @param connect until the server's port has answered
 * @param login until a connection can be used
 * @param unacknowledged how long what was sent may stay without the other machine's acknowledgement
 *     until the server gives the connection up
 * @param idleInTransaction how long a transaction may wait for its client
 * @param statement one statement of a request; its answer may take a second longer
 * @param transaction all of a request's transaction
 * @param viewStatement one statement of what follows the log: a batch's rows
 * @param lengthyStatement one statement of a migration, a rebuild or a replay: an index
 */
@ConfigurationProperties("atbilstiba.database")
public record DatabaseLimits(
        @DefaultValue("3s") Duration connect,
        @DefaultValue("3s") Duration login,
        @DefaultValue("15s") Duration unacknowledged,
        @DefaultValue("5s") Duration idleInTransaction,
        @DefaultValue("6s") Duration statement,
        @DefaultValue("30s") Duration transaction,
        @DefaultValue("30s") Duration viewStatement,
        @DefaultValue("4h") Duration lengthyStatement) {
    private static final Duration ANSWER_ON_ITS_WAY = Duration.ofSeconds(1);

    /** What a connection is for. */
    public enum Use {
        /** A request, and whatever asks small things. */
        REQUEST,
        /** A projection that follows the log. */
        VIEW,
        /** Migrations, rebuilds, replays, first fills. */
        LENGTHY
    }

    /** The defaults, for use without Spring. */
    public static DatabaseLimits defaults() {
        return new DatabaseLimits(
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofHours(4));
    }

    /** How long a statement of this use may run in the database. */
    public Duration statement(Use use) {
        return switch (use) {
            case REQUEST -> statement;
            case VIEW -> viewStatement;
            case LENGTHY -> lengthyStatement;
        };
    }

    /** How long an answer may take: the database gives up first, and says so. */
    Duration answer(Use use) {
        return statement(use).plus(ANSWER_ON_ITS_WAY);
    }

    private Duration transaction(Use use) {
        return use == Use.REQUEST ? transaction : statement(use).multipliedBy(2);
    }

    /** A view may be held up by a collection in its process, and a fill by its reader. */
    private Duration idleInTransaction(Use use) {
        return switch (use) {
            case REQUEST -> idleInTransaction;
            case VIEW -> idleInTransaction.multipliedBy(4);
            case LENGTHY -> idleInTransaction.multipliedBy(120);
        };
    }

    /** What the driver is told: the limits of a request, kept by it and by the server. */
    Properties connectionProperties() {
        var all = new Properties();
        all.setProperty("ApplicationName", "atbilstiba");
        all.setProperty("connectTimeout", seconds(connect));
        all.setProperty("loginTimeout", seconds(login));
        all.setProperty("socketTimeout", seconds(answer(Use.REQUEST)));
        all.setProperty("cancelSignalTimeout", seconds(connect));
        all.setProperty("tcpKeepAlive", "true");
        all.setProperty("socketFactory", KeptAliveSockets.class.getName());
        all.setProperty(
                "options",
                "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
                        + " -c tcp_user_timeout="
                        + unacknowledged.toMillis()
                        + " -c statement_timeout="
                        + statement.toMillis()
                        + " -c transaction_timeout="
                        + transaction.toMillis()
                        + " -c idle_in_transaction_session_timeout="
                        + idleInTransaction.toMillis());
        return all;
    }

    /** From here on the connection has the limits of another use; one round trip. */
    public void widen(Connection connection, Use use) throws SQLException {
        widen(connection, use, "");
    }

    /**
     * @param settings more statements that set something, each ended by a semicolon
     */
    public void widen(Connection connection, Use use, String settings) throws SQLException {
        boolean auto = connection.getAutoCommit();
        if (!auto) connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    settings
                            + "SET statement_timeout = "
                            + statement(use).toMillis()
                            + "; SET transaction_timeout = "
                            + transaction(use).toMillis()
                            + "; SET idle_in_transaction_session_timeout = "
                            + idleInTransaction(use).toMillis());
        } finally {
            if (!auto) connection.setAutoCommit(false);
        }
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(answer(use).toMillis()));
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, duration.toSeconds()));
    }
}
