package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Recorded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A view of the log kept in tables of its own. A bean of this type is found by the engine, filled
 * from the log's beginning, kept at its end, and rebuilt on request beside itself.
 *
 * <p>Its tables are in a schema that belongs to one table set, {@code read_<name>_<n>}; a rebuild
 * fills the next set. So all SQL here and in {@link Fold} names tables without a schema: the engine
 * sets the search path. Reads go through {@link Views}.
 */
public interface Projection {
    ProjectionName name();

    /**
     * The version of its tables and of what is written to them. Raise it with every change of
     * either: nodes with the new version then fill a set of their own, while older ones keep
     * theirs.
     */
    int version();

    /**
     * The statements that make its tables, with the primary keys it needs while it is filled; one
     * statement each, names without a schema.
     */
    List<String> tables();

    /** The statements that make its other indexes: run when a rebuild has filled the tables. */
    default List<String> indexes() {
        return List.of();
    }

    /**
     * Whether an event concerns it; asked before {@link Fold#on}, so that others cost nothing. Only
     * the event's class counts.
     */
    default boolean concerns(Class<?> eventType) {
        return true;
    }

    /** Where its schemas are: {@code read} for views, {@code write} for lookups of decisions. */
    default String schemaFamily() {
        return "read";
    }

    /**
     * What happens when one event cannot be folded or written even alone. Parking the subject is
     * right where each subject has rows of its own; a projection in which one subject's events
     * change another's rows stops instead.
     */
    default OnFailure onFailure() {
        return OnFailure.PARK_SUBJECT;
    }

    /**
     * Whether it takes {@link lv.atbilstiba.kernel.Unreadable} events in like others: it has
     * something to say of them that does not depend on what is in them. Else the subject of such an
     * event is parked, whatever {@link #onFailure} says.
     */
    default boolean takesUnreadable() {
        return false;
    }

    /**
     * Whether letters are taken in by a rebuild only, and neither retried nor let go: because one
     * subject's events change another's rows, a row left behind does not stand as it was left.
     */
    default boolean onlyRebuildMends() {
        return false;
    }

    /**
     * As {@link #open(Connection, long)}.
     *
     * @param parked by subject, the position from which on the fold is not given its events, nor
     *     was one before it
     */
    default Fold open(Connection at, long position, Map<String, Long> parked) throws SQLException {
        return open(at, position);
    }

    /**
     * The state it folds from here on.
     *
     * @param at a connection whose search path is the table set, in a transaction that reads
     * @param position the position of the tables: the fold gets the events after it; 0 if nothing
     *     was folded yet
     */
    Fold open(Connection at, long position) throws SQLException;

    /** What to do with an event that cannot be folded. */
    enum OnFailure {
        /** It and the subject's later events go to the letters; the others go on. */
        PARK_SUBJECT,
        /** The projection stops, with an alarm, and tries again later. */
        STOP
    }

    /** Events folded in memory, then written in a few statements. Used by one thread at a time. */
    interface Fold {
        /**
         * Takes one event in. Must not write; what it throws makes the engine discard this fold,
         * and open another one at the last written position.
         */
        void on(Recorded<Object> event);

        /**
         * Writes what {@link #on} gathered since the last time, with as few statements as it can;
         * the engine commits it together with the position. Called also when nothing was gathered.
         */
        void flush(Connection connection) throws SQLException;

        /**
         * A fill begins: until {@link #endFill} nobody reads the tables, and the fold may keep rows
         * back that it would otherwise write and soon change. What is kept back is not in the
         * tables, so after a fault the fill cannot go on from where it was: it begins again with a
         * fold that was not told of a fill.
         *
         * @return whether rows are kept back
         */
        default boolean beginFill() {
            return false;
        }

        /** The fill has come to the log's end: what was kept back is written; indexes come next. */
        default void endFill(Connection connection) throws SQLException {}
    }
}
