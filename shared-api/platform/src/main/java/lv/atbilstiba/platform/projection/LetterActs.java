package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Unreadable;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody decided about letters, done by the one who holds the projection's claim, between
 * two batches: a retry takes in what waits of the letter's subject, in its order; a dismissal lets
 * one letter go.
 */
final class LetterActs {
    private static final String PENDING =
            """
            SELECT a.act_id, a.kind, l.letter_id, l.subject, l.closed_at IS NULL
            FROM ops.letter_act a JOIN ops.letter l ON l.letter_id = a.letter_id
            WHERE a.outcome = 'PENDING' AND l.projection = ? AND l.table_set = ?
            ORDER BY a.act_id
            """;
    private static final String WAITING =
            """
            SELECT letter_id, position FROM ops.letter
            WHERE projection = ? AND table_set = ? AND subject = ? AND closed_at IS NULL
            ORDER BY position
            """;
    private static final String CLOSE =
            "UPDATE ops.letter SET closed_at = clock_timestamp() WHERE letter_id = ?";
    private static final String ENDED =
            """
            UPDATE ops.letter_act SET outcome = ?, cause = ?, ended_at = clock_timestamp()
            WHERE act_id = ?
            """;

    private final Projection projection;
    private final TableSet tables;
    private final FactLog log;

    LetterActs(Projection projection, TableSet tables, FactLog log) {
        this.projection = projection;
        this.tables = tables;
        this.log = log;
    }

    enum Kind {
        RETRY,
        DISMISSAL
    }

    /**
     * @param open whether the letter still waits
     */
    record Act(long id, Kind kind, long letter, String subject, boolean open) {}

    private record Waiting(long letter, long position) {}

    List<Act> pending(Connection connection) throws SQLException {
        var acts = new ArrayList<Act>();
        try (var select = connection.prepareStatement(PENDING)) {
            select.setString(1, projection.name().value());
            select.setString(2, tables.schema());
            try (var row = select.executeQuery()) {
                while (row.next())
                    acts.add(
                            new Act(
                                    row.getLong(1),
                                    Kind.valueOf(row.getString(2)),
                                    row.getLong(3),
                                    row.getString(4),
                                    row.getBoolean(5)));
            }
        }
        return acts;
    }

    /** Does it, in the transaction at hand, which the caller commits. */
    void perform(Connection connection, Act act) throws SQLException {
        if (act.open) {
            if (projection.onlyRebuildMends())
                throw new IllegalStateException(
                        "this view takes in what waits when it is made anew, and not before");
            switch (act.kind) {
                case RETRY -> retry(connection, act.subject);
                case DISMISSAL -> close(connection, act.letter);
            }
        }
        ended(connection, act, null);
    }

    void ended(Connection connection, Act act, @Nullable String cause) throws SQLException {
        try (var update = connection.prepareStatement(ENDED)) {
            update.setString(1, cause == null ? "DONE" : "FAILED");
            update.setString(2, cause);
            update.setLong(3, act.id);
            update.executeUpdate();
        }
    }

    /**
     * A subject that may be parked has rows of its own: they stand as its last event before the
     * letters left them, so a fold opened there goes on as if nothing had been amiss.
     */
    private void retry(Connection connection, String subject) throws SQLException {
        var waiting = waiting(connection, subject);
        if (waiting.isEmpty()) return; // taken in by a retry just before
        var fold = projection.open(connection, waiting.getFirst().position - 1);
        for (var one : waiting) {
            var event = log.read(one.position - 1, 1).getFirst().decode();
            if (!event.concerns(projection)) continue;
            var recorded = event.recorded();
            if (recorded.event() instanceof Unreadable && !projection.takesUnreadable())
                throw new IllegalStateException("its content still cannot be read");
            fold.on(recorded);
        }
        fold.flush(connection);
        for (var one : waiting) close(connection, one.letter);
    }

    private List<Waiting> waiting(Connection connection, String subject) throws SQLException {
        var waiting = new ArrayList<Waiting>();
        try (var select = connection.prepareStatement(WAITING)) {
            select.setString(1, projection.name().value());
            select.setString(2, tables.schema());
            select.setString(3, subject);
            try (var row = select.executeQuery()) {
                while (row.next()) waiting.add(new Waiting(row.getLong(1), row.getLong(2)));
            }
        }
        return waiting;
    }

    private static void close(Connection connection, long letter) throws SQLException {
        try (var update = connection.prepareStatement(CLOSE)) {
            update.setLong(1, letter);
            update.executeUpdate();
        }
    }
}
