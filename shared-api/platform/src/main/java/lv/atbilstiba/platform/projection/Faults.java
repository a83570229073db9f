package lv.atbilstiba.platform.projection;

import lv.atbilstiba.platform.database.DatabaseFaults;
import lv.atbilstiba.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What an exception says about where the fault is. */
final class Faults {
    private Faults() {}

    /**
     * Whether the fault is the database's rather than the event's: a lost connection (08), a shut
     * down or cancelled statement (57), a lack of resources (53), a conflict with others (40, 55),
     * a system error (58); or of the whole register, which takes nothing for the moment. Parking an
     * event for these would lose it for nothing.
     */
    static boolean ofTheDatabase(Throwable fault) {
        if (isUnavailable(fault) || DatabaseFaults.isOutage(fault)) return true;
        var state = sqlState(fault);
        if (state == null) return false;
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "57", "53", "40", "55", "58", "25", "XX" -> true;
            default -> false;
        };
    }

    /** What an automation asked for is refused to everybody at the moment. */
    private static boolean isUnavailable(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof ProblemException refused
                    && refused.problem().status() == HttpStatus.SERVICE_UNAVAILABLE) return true;
        }
        return false;
    }

    static boolean ofTheConnection(Throwable fault) {
        var state = sqlState(fault);
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /** The fault in one line of bounded length. */
    static String text(Throwable fault) {
        return DatabaseFaults.text(fault);
    }

    private static @Nullable String sqlState(Throwable fault) {
        return DatabaseFaults.sqlState(fault);
    }
}
