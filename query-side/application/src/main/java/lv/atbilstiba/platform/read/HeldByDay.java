package lv.atbilstiba.platform.read;

import lv.atbilstiba.platform.projection.Rows;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Rows that say on which days they hold, as it was known from which position to which: a list is
 * asked for what holds on the day of the answer, as of any position. The table's columns are the
 * key, {@code holds_from}, {@code from_position}, {@code to_position}, {@code holds_until} (null:
 * for as long as is known) and then what {@code columns} makes of the value; its primary key
 * everything up to {@code from_position}. Of a thing of which nothing is dated ahead there is one
 * row at a time.
 *
 * @param <K> the key, written by its {@code toString()}; a list of several columns' keys
 * @param <V> what holds, compared by its {@code equals}
 */
public final class HeldByDay<K, V> {
    private final Versions<List<Object>, Held<V>> versions;

    /** By key, the first days of the rows that hold. */
    private final Map<K, TreeSet<LocalDate>> days = new HashMap<>();

    private record Held<V>(@Nullable LocalDate until, V value) {}

    public HeldByDay(Rows rows, Function<V, @Nullable Object[]> columns) {
        versions =
                new Versions<>(
                        rows,
                        held -> {
                            var row = new ArrayList<@Nullable Object>();
                            row.add(held.until());
                            row.addAll(Arrays.asList(columns.apply(held.value())));
                            return row.toArray();
                        });
    }

    /** Tells of a row that is written and holds still. */
    public void loaded(K key, ResultSet row, V value) throws SQLException {
        var from = row.getObject("holds_from", LocalDate.class);
        days.computeIfAbsent(key, _ -> new TreeSet<>()).add(from);
        versions.loaded(
                key(key, from),
                row.getLong("from_position"),
                new Held<>(row.getObject("holds_until", LocalDate.class), value));
    }

    /** From the position on this is known of the key; the same again changes nothing. */
    public void put(K key, List<Spells.Spell<V>> spells, long position) {
        var before = days.remove(key);
        var now = new TreeSet<LocalDate>();
        for (var spell : spells) {
            now.add(spell.from());
            versions.put(
                    key(key, spell.from()), new Held<>(spell.until(), spell.value()), position);
        }
        if (before != null)
            for (var from : before) if (!now.contains(from)) versions.end(key(key, from), position);
        if (!now.isEmpty()) days.put(key, now);
    }

    public void beginFill() {
        versions.beginFill();
    }

    public void endFill(Connection connection) throws SQLException {
        versions.endFill(connection);
    }

    public void flush(Connection connection) throws SQLException {
        versions.flush(connection);
    }

    private List<Object> key(K key, LocalDate from) {
        var columns =
                new ArrayList<Object>(key instanceof List<?> several ? several : List.of(key));
        columns.add(from);
        return List.copyOf(columns);
    }
}
