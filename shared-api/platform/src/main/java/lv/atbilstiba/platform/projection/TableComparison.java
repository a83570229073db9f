package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Two tables of one name and form, row by row: the live one and the one that was replayed. Nothing
 * is hashed, and a row counts as often as it is there.
 *
 * <p>As of a past point they are compared by the columns in which tables tell the past: {@code
 * from_position} and {@code to_position} with what they imply, {@code position} or {@code
 * registered_position} of what is never changed, {@code valid_from} of what was foreseen.
 */
final class TableComparison {
    /** How many differences are told one by one. */
    static final int TOLD = 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COLUMNS =
            """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod)
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind = 'r'
              AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """;
    private static final String KEY =
            """
            SELECT a.attname, ''
            FROM (
                SELECT i.indrelid, i.indkey
                FROM pg_index i
                JOIN pg_class c ON c.oid = i.indrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relname = ? AND i.indisunique
                  AND i.indpred IS NULL AND i.indexprs IS NULL
                ORDER BY i.indisprimary DESC, i.indnkeyatts
                LIMIT 1) k
            CROSS JOIN LATERAL unnest(k.indkey) WITH ORDINALITY AS u (attnum, place)
            JOIN pg_attribute a ON a.attrelid = k.indrelid AND a.attnum = u.attnum
            ORDER BY u.place
            """;

    /** Of both together the rows that are not there as often on either side, by their key. */
    private static final String DIFFERENCES =
            """
            WITH told AS (
                SELECT {values}, 1 AS side FROM {live} WHERE {held}
                UNION ALL
                SELECT {values}, -1 FROM {replayed} WHERE {held}),
            uneven AS (
                SELECT {columns}, sum(side) AS side FROM told
                GROUP BY {columns}
                HAVING sum(side) <> 0)
            SELECT count(*) OVER (), bool_or(side > 0), bool_or(side < 0),
                   jsonb_build_object({key as text}),
                   array_remove(ARRAY[{differing}]::text[], NULL)
            FROM uneven
            GROUP BY {key}
            ORDER BY {key}
            LIMIT {limit}
            """;

    private final Connection connection;
    private final String live;
    private final String replayed;
    private final Replay.@Nullable Point asOf;

    /**
     * @param connection in a transaction that sees both tables at one position
     * @param live the schema of the live tables
     * @param replayed the schema of the others
     */
    TableComparison(
            Connection connection, TableSet live, TableSet replayed, Replay.@Nullable Point asOf) {
        this.connection = connection;
        this.live = live.schema();
        this.replayed = replayed.schema();
        this.asOf = asOf;
    }

    private record Column(String name, String type) {}

    Replay.Table compare(String table) throws SQLException {
        var columns = columns(COLUMNS, replayed, table);
        if (!columns.equals(columns(COLUMNS, live, table)))
            return new Replay.Table(
                    table,
                    Replay.Compared.OTHER_TABLE,
                    count(replayed, table, "TRUE"),
                    0,
                    1,
                    List.of());
        var names = columns.stream().map(Column::name).toList();
        var held = held(names);
        long rows = count(replayed, table, held == null ? "TRUE" : held);
        if (held == null)
            return new Replay.Table(table, Replay.Compared.NOTHING, rows, 0, 0, List.of());
        var key = columns(KEY, replayed, table).stream().map(Column::name).toList();
        return differences(
                table, names, key.isEmpty() ? names : key, held, rows, count(live, table, held));
    }

    private Replay.Table differences(
            String table,
            List<String> names,
            List<String> key,
            String held,
            long rowsReplayed,
            long rowsLive)
            throws SQLException {
        var values = joined(names, this::value);
        var text =
                DIFFERENCES
                        .replace("{values}", values)
                        .replace("{live}", name(live, table))
                        .replace("{replayed}", name(replayed, table))
                        .replace("{held}", held)
                        .replace("{columns}", joined(names, TableComparison::quoted))
                        .replace(
                                "{key as text}",
                                joined(key, it -> literal(it) + ", " + quoted(it) + "::text"))
                        .replace(
                                "{differing}",
                                joined(without(names, key), TableComparison::differing))
                        .replace("{key}", joined(key, TableComparison::quoted))
                        .replace("{limit}", Integer.toString(TOLD));
        long all = 0;
        var first = new ArrayList<Replay.Difference>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(text)) {
            while (row.next()) {
                all = row.getLong(1);
                var kind = kind(row.getBoolean(2), row.getBoolean(3));
                var differing = (String[]) row.getArray(5).getArray();
                first.add(
                        new Replay.Difference(
                                kind,
                                JSON.readValue(
                                        row.getString(4),
                                        new TypeReference<Map<String, String>>() {}),
                                kind == Replay.Kind.CHANGED
                                        ? Arrays.asList(differing)
                                        : List.of()));
            }
        }
        return new Replay.Table(
                table,
                asOf == null ? Replay.Compared.EVERY_ROW : Replay.Compared.ROWS_OF_THEN,
                rowsReplayed,
                rowsLive,
                all,
                first);
    }

    private static Replay.Kind kind(boolean moreLive, boolean moreReplayed) {
        if (moreLive && moreReplayed) return Replay.Kind.CHANGED;
        return moreLive ? Replay.Kind.ONLY_LIVE : Replay.Kind.ONLY_REPLAYED;
    }

    /** The condition on a row to have held at the point asked for; null if none can tell. */
    private @Nullable String held(List<String> columns) {
        if (asOf == null) return "TRUE";
        if (columns.contains("from_position") && columns.contains("to_position")) {
            var recorded = "from_position <= " + asOf.position();
            return columns.contains("valid_from")
                    ? recorded + " AND valid_from <= '" + asOf.instant() + "'"
                    : recorded;
        }
        for (var position : List.of("position", "registered_position"))
            if (columns.contains(position)) return position + " <= " + asOf.position();
        return null;
    }

    /** What a column held at the point asked for: what came after it, nobody knew. */
    private String value(String column) {
        var now = quoted(column);
        if (asOf == null) return now;
        return switch (column) {
            case "to_position", "superseded_at" ->
                    "CASE WHEN to_position <= "
                            + asOf.position()
                            + " THEN "
                            + now
                            + " END AS "
                            + now;
            default -> now;
        };
    }

    /** The column's name if the rows of one key do not agree on it. */
    private static String differing(String column) {
        var it = quoted(column) + "::text";
        return "CASE WHEN min("
                + it
                + ") IS DISTINCT FROM max("
                + it
                + ") OR count("
                + it
                + ") NOT IN (0, count(*)) THEN "
                + literal(column)
                + " END";
    }

    private List<Column> columns(String text, String schema, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var select = connection.prepareStatement(text)) {
            select.setString(1, schema);
            select.setString(2, table);
            try (var row = select.executeQuery()) {
                while (row.next()) columns.add(new Column(row.getString(1), row.getString(2)));
            }
        }
        return columns;
    }

    private long count(String schema, String table, String held) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT count(*) FROM " + name(schema, table) + " WHERE " + held)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(it -> !some.contains(it)).toList();
    }

    private static String joined(List<String> columns, UnaryOperator<String> form) {
        return columns.stream().map(form).collect(Collectors.joining(", "));
    }

    private static String name(String schema, String table) {
        return quoted(schema) + "." + quoted(table);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
