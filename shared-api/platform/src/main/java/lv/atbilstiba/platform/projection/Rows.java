package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes of one table, gathered in memory and written with one statement for each kind of change.
 *
 * <pre>{@code
 * private final Rows members =
 *         Rows.keyed("member", 1, "person uuid", "institution text", "left_on date");
 * ...
 * members.put(person, institution, null);   // inserts or replaces the whole row
 * members.delete(person);
 * ...
 * members.flush(connection);
 * }</pre>
 *
 * Values are written by their {@code toString()}, as PostgreSQL reads them: of an id give the
 * value. Keyed rows take any type: JSON as its text, for a column of type {@code jsonb}, an array
 * as {@code {a,b}}; appended ones go in binary form, so theirs are those that {@link CopyBuffer}
 * knows.
 */
public final class Rows {
    private final String table;
    private final int keys;
    private final List<String> names;
    private final List<String> types;
    private final @Nullable CopyBuffer appended;
    private final Map<List<@Nullable String>, @Nullable String @Nullable []> changed =
            new LinkedHashMap<>();

    private Rows(String table, int keys, String... columns) {
        this.table = table;
        this.keys = keys;
        this.names = Arrays.stream(columns).map(c -> c.substring(0, c.indexOf(' '))).toList();
        this.types = Arrays.stream(columns).map(c -> c.substring(c.indexOf(' ') + 1)).toList();
        this.appended = keys == 0 ? new CopyBuffer(table, names, types) : null;
        if (keys > columns.length) throw new IllegalArgumentException("more keys than columns");
    }

    /**
     * Rows that are put and deleted by their key, which has to be unique in the table.
     *
     * @param keys how many of the columns, from the first, are the key
     * @param columns name and type of each, such as {@code "person uuid"}
     */
    public static Rows keyed(String table, int keys, String... columns) {
        return new Rows(table, keys, columns);
    }

    /** Rows that are only ever added; the fastest. */
    public static Rows appended(String table, String... columns) {
        return new Rows(table, 0, columns);
    }

    /** The same table, for rows whose keys are known to be new. */
    public Rows onlyAdded() {
        var columns =
                IntStream.range(0, names.size())
                        .mapToObj(i -> names.get(i) + " " + types.get(i))
                        .toArray(String[]::new);
        return new Rows(table, 0, columns);
    }

    /** Inserts a row, or replaces the one with its key; all columns, in their order. */
    public void put(@Nullable Object... values) {
        if (values.length != names.size())
            throw new IllegalArgumentException(
                    table + " has " + names.size() + " columns, not " + values.length);
        if (appended != null) {
            appended.add(values);
            return;
        }
        var row = new @Nullable String[values.length];
        for (int i = 0; i < row.length; i++) row[i] = text(values[i]);
        changed.put(Arrays.asList(row).subList(0, keys), row);
    }

    /** Deletes the row with this key, if there is one. */
    public void delete(Object... key) {
        if (key.length != keys || keys == 0)
            throw new IllegalArgumentException(table + " has a key of " + keys);
        changed.put(Arrays.stream(key).map(Rows::text).toList(), null);
    }

    /** How many changes wait to be written. */
    public int size() {
        return appended == null ? changed.size() : appended.rows();
    }

    /** Writes and forgets what was gathered. */
    public void flush(Connection connection) throws SQLException {
        if (appended != null) appended.flush(connection);
        if (!changed.isEmpty()) {
            var deleted = new ArrayList<List<@Nullable String>>();
            var put = new ArrayList<List<@Nullable String>>();
            for (var change : changed.entrySet()) {
                var row = change.getValue();
                if (row == null) deleted.add(change.getKey());
                else put.add(Arrays.asList(row));
            }
            if (!deleted.isEmpty()) execute(connection, deleteText(), deleted);
            if (!put.isEmpty()) execute(connection, putText(), put);
        }
        changed.clear();
    }

    private String putText() {
        var columns = String.join(", ", names);
        var rest = names.subList(keys, names.size());
        var onConflict =
                rest.isEmpty()
                        ? "NOTHING"
                        : "UPDATE SET "
                                + rest.stream()
                                        .map(c -> c + " = EXCLUDED." + c)
                                        .collect(Collectors.joining(", "));
        return "INSERT INTO "
                + table
                + " ("
                + columns
                + ") SELECT * FROM unnest("
                + marks(types)
                + ") ON CONFLICT ("
                + String.join(", ", names.subList(0, keys))
                + ") DO "
                + onConflict;
    }

    private String deleteText() {
        var key = names.subList(0, keys);
        return "DELETE FROM "
                + table
                + " t USING unnest("
                + marks(types.subList(0, keys))
                + ") AS gone ("
                + String.join(", ", key)
                + ") WHERE "
                + key.stream()
                        .map(c -> "t." + c + " = gone." + c)
                        .collect(Collectors.joining(" AND "));
    }

    private static String marks(List<String> types) {
        return types.stream().map(t -> "?::" + t + "[]").collect(Collectors.joining(", "));
    }

    private void execute(
            Connection connection, String text, List<? extends List<@Nullable String>> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int columns = rows.getFirst().size();
            for (int column = 0; column < columns; column++) {
                int c = column;
                Object[] values =
                        IntStream.range(0, rows.size()).mapToObj(r -> rows.get(r).get(c)).toArray();
                statement.setArray(c + 1, connection.createArrayOf(types.get(c), values));
            }
            statement.executeUpdate();
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
