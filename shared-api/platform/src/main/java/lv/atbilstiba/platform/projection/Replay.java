package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The views made anew from the log beside the live ones, and compared with them.
 *
 * @param asOf how far it goes; null for up to where each live view is when it is compared
 * @param events how many there were up to there when it began
 * @param differences of all views so far
 * @param cause why it failed or was abandoned
 */
public record Replay(
        long id,
        State state,
        @Nullable Point asOf,
        String requestedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String cause,
        long events,
        long differences,
        List<View> views) {
    /** How it stands, or how it ended. */
    public enum State {
        RUNNING,
        /** Everything compared is as the events have it. */
        EQUAL,
        /** Something is not as the events have it. */
        DIFFERENT,
        FAILED,
        /** Given up by somebody, or its process ended. */
        ABANDONED
    }

    /** A point of the register's history: what was recorded up to the position, at the instant. */
    public record Point(long position, Instant instant) {}

    /**
     * @param position to which it has come; once it was compared, where it was
     * @param events that it was given so far
     * @param letters events that it could not take in; null until it was compared
     * @param comparedAt null until it was
     */
    public record View(
            String view,
            int version,
            long position,
            long events,
            @Nullable Integer letters,
            @Nullable Instant comparedAt,
            List<Table> tables) {}

    /**
     * @param differences rows, by their key, that are not the same; 1 for a table that is missing
     *     or has other columns
     * @param first of the differences, in the order of their keys
     */
    public record Table(
            String table,
            Compared compared,
            long rowsReplayed,
            long rowsLive,
            long differences,
            List<Difference> first) {}

    /** Which rows of a table were compared. */
    public enum Compared {
        EVERY_ROW,
        /** Those that held at the point asked for, as they were then. */
        ROWS_OF_THEN,
        /** None: the table keeps only what holds now, and the past was asked for. */
        NOTHING,
        /** None: the live table is not there, or has other columns. */
        OTHER_TABLE
    }

    /**
     * A row that is not the same. What stands in it is not told, only where.
     *
     * @param key the columns that name the row; all columns of a table that has no key
     * @param columns that differ, of a row that both have
     */
    public record Difference(Kind kind, Map<String, String> key, List<String> columns) {}

    /** What is wrong with a row of the live table. */
    public enum Kind {
        /** Both have it, not the same. */
        CHANGED,
        /** The events give no such row. */
        ONLY_LIVE,
        /** The live table lacks it. */
        ONLY_REPLAYED
    }
}
