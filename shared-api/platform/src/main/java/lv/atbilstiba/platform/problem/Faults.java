package lv.atbilstiba.platform.problem;

import org.apache.catalina.connector.ClientAbortException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Whose fault it is that a request failed. */
final class Faults {
    /**
     * The connection was lost or could not be had; insufficient resources; the server is going down
     * or cancelled the statement; the system under it failed; the transaction lost a race.
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "40");

    /** Read only; waited for too long, idle or at work; a lock was not to be had. */
    private static final Set<String> STATES = Set.of("25006", "25P03", "25P04", "55P03");

    private Faults() {}

    /**
     * Whether the caller's own connection ended. Only the container knows: an end of file or a
     * broken pipe further down may be that of any connection, the database's above all.
     */
    static boolean lostClient(Throwable exception) {
        var lost = false;
        for (var cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) return false;
            lost |=
                    cause instanceof ClientAbortException
                            || cause instanceof AsyncRequestNotUsableException;
            if (cause.getCause() == cause) break;
        }
        return lost;
    }

    /** Whether the same request may well be done in a moment; asked of each cause in turn. */
    static boolean willPass(Throwable exception) {
        return switch (exception) {
            case SQLTransientException _,
                    SQLNonTransientConnectionException _,
                    SQLRecoverableException _,
                    AsyncRequestTimeoutException _,
                    CannotGetJdbcConnectionException _,
                    CannotCreateTransactionException _,
                    DataAccessResourceFailureException _,
                    NonTransientDataAccessResourceException _,
                    RecoverableDataAccessException _,
                    TransientDataAccessException _,
                    RejectedExecutionException _,
                    InterruptedException _,
                    TimeoutException _ ->
                    true;
            case SQLException sql -> willPass(sql);
            default -> false;
        };
    }

    private static boolean willPass(SQLException sql) {
        var state = sql.getSQLState();
        // what the database says has a state; what has none is the pool's, of a connection it
        // closed
        return state == null
                || (state.length() >= 2 && CLASSES.contains(state.substring(0, 2)))
                || STATES.contains(state)
                || overALostConnection(sql);
    }

    private static boolean overALostConnection(SQLException sql) {
        for (var cause = sql.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) return true;
            if (cause.getCause() == cause) break;
        }
        return false;
    }
}
