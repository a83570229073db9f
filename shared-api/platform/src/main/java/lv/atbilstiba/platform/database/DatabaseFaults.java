package lv.atbilstiba.platform.database;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** What an exception says about the database. */
public final class DatabaseFaults {
    private DatabaseFaults() {}

    /**
     * Whether the database cannot do anything for anybody at the moment: a lost connection (08), a
     * shut down server or a statement that took too long (57, 25P0), a lack of resources (53), a
     * system error (58), a database that became read-only (25006).
     */
    public static boolean isOutage(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            // of a pool that has no connection to give, mostly without a state
            if (t instanceof SQLTransientConnectionException) return true;
        }
        var state = sqlState(fault);
        if (state == null) return false;
        return state.startsWith("08")
                || state.startsWith("57")
                || state.startsWith("53")
                || state.startsWith("58")
                || state.startsWith("25P0")
                || state.equals("25006");
    }

    /** The first SQL state in the chain of causes. */
    public static @Nullable String sqlState(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getSQLState() != null)
                return sql.getSQLState();
        }
        return null;
    }

    /** The fault in one line of bounded length. */
    public static String text(Throwable fault) {
        var text = fault.getClass().getSimpleName() + ": " + fault.getMessage();
        var line = text.replace('\u0000', ' ').replaceAll("\\s+", " ").strip();
        return line.length() > 500 ? line.substring(0, 500) : line;
    }
}
