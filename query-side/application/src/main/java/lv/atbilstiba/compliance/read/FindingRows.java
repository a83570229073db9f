package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.rules.FindingRow;
import lv.atbilstiba.compliance.rules.RowChange;
import lv.atbilstiba.compliance.rules.RowKey;
import lv.atbilstiba.platform.projection.Rows;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of table {@code finding}. A row that is opened and superseded before it was written is
 * written once, as superseded; one that is opened and deleted is not written at all.
 */
final class FindingRows {
    private static final String SUPERSEDE =
            """
            UPDATE finding f
            SET to_position = s.to_position, superseded_at = s.superseded_at
            FROM unnest(?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::bigint[],
                        ?::timestamptz[])
                AS s (subject, rule, from_position, valid_from, to_position, superseded_at)
            WHERE f.subject = s.subject AND f.rule = s.rule
              AND f.from_position = s.from_position AND f.valid_from = s.valid_from
            """;
    private static final String DELETE =
            """
            DELETE FROM finding f
            USING unnest(?::text[], ?::text[], ?::bigint[], ?::timestamptz[])
                AS d (subject, rule, from_position, valid_from)
            WHERE f.subject = d.subject AND f.rule = d.rule
              AND f.from_position = d.from_position AND f.valid_from = d.valid_from
            """;

    private final Map<RowKey, FindingRow> opened = new LinkedHashMap<>();
    private final Rows written =
            Rows.appended(
                    "finding",
                    "subject text",
                    "rule text",
                    "from_position bigint",
                    "valid_from timestamptz",
                    "to_position bigint",
                    "superseded_at timestamptz",
                    "valid_until timestamptz",
                    "institution text",
                    "status text",
                    "severity text",
                    "rule_version int",
                    "reasons text",
                    "since timestamptz",
                    "cause bigint");
    private final List<Superseded> superseded = new ArrayList<>();
    private final List<RowKey> deleted = new ArrayList<>();
    private boolean keepsOpenOnes;

    private record Superseded(RowKey key, long toPosition, Instant at) {}

    /** Whether rows that are still open wait in memory until they are superseded. */
    void keepOpenOnes(boolean keep) {
        keepsOpenOnes = keep;
    }

    /**
     * @param logTime log time at the position of the change
     */
    void take(RowChange change, Instant logTime) {
        switch (change) {
            case RowChange.Opened(var row) -> opened.put(row.key(), row);
            case RowChange.Superseded(var key, var toPosition) -> {
                var row = opened.remove(key);
                if (row == null) superseded.add(new Superseded(key, toPosition, logTime));
                else put(row, toPosition, logTime);
            }
            case RowChange.Deleted(var key) -> {
                if (opened.remove(key) == null) deleted.add(key);
            }
        }
    }

    private void put(FindingRow row, @Nullable Long toPosition, @Nullable Instant supersededAt) {
        written.put(
                row.subject(),
                row.rule().code(),
                row.fromPosition(),
                row.validFrom(),
                toPosition,
                supersededAt,
                row.validUntil(),
                row.institution().registrationNumber(),
                row.status(),
                row.severity(),
                row.ruleVersion(),
                Reasons.text(row.reasons()),
                row.since(),
                row.cause());
    }

    void flush(Connection connection) throws SQLException {
        if (!deleted.isEmpty()) {
            execute(connection, DELETE, deleted, List.of());
            deleted.clear();
        }
        if (!superseded.isEmpty()) {
            execute(
                    connection,
                    SUPERSEDE,
                    superseded.stream().map(Superseded::key).toList(),
                    superseded);
            superseded.clear();
        }
        if (!keepsOpenOnes) {
            for (var row : opened.values()) put(row, null, null);
            opened.clear();
        }
        written.flush(connection);
    }

    private static void execute(
            Connection connection, String text, List<RowKey> keys, List<Superseded> ends)
            throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            var subjects = new Object[keys.size()];
            var rules = new Object[keys.size()];
            var positions = new Object[keys.size()];
            var from = new Object[keys.size()];
            for (int i = 0; i < keys.size(); i++) {
                var key = keys.get(i);
                subjects[i] = key.subject().toString();
                rules[i] = key.rule().code();
                positions[i] = key.fromPosition();
                from[i] = key.validFrom().toString();
            }
            statement.setArray(1, connection.createArrayOf("text", subjects));
            statement.setArray(2, connection.createArrayOf("text", rules));
            statement.setArray(3, connection.createArrayOf("bigint", positions));
            statement.setArray(4, connection.createArrayOf("timestamptz", from));
            if (!ends.isEmpty()) {
                var to = ends.stream().map(Superseded::toPosition).toArray();
                var at = ends.stream().map(end -> (Object) end.at().toString()).toArray();
                statement.setArray(5, connection.createArrayOf("bigint", to));
                statement.setArray(6, connection.createArrayOf("timestamptz", at));
            }
            statement.executeUpdate();
        }
    }
}
