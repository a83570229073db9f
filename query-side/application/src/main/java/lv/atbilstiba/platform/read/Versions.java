package lv.atbilstiba.platform.read;

import lv.atbilstiba.platform.projection.Rows;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows that say from which position to which they held, so that a list can be asked as of any
 * position. The table's columns are the key, {@code from_position}, {@code to_position} (null:
 * holds still) and then what {@code columns} makes of the value; its primary key the first two.
 *
 * @param <K> the key, written by its {@code toString()}; a list of several columns' keys
 * @param <V> what holds, compared by its {@code equals}
 */
public final class Versions<K, V> {
    private final Rows rows;
    private final Function<V, @Nullable Object[]> columns;
    private final Map<K, Held<V>> held = new HashMap<>();
    private @Nullable Rows ended;

    private record Held<V>(long from, V value) {}

    public Versions(Rows rows, Function<V, @Nullable Object[]> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Tells of a row that is written and holds still. */
    public void loaded(K key, long from, V value) {
        held.put(key, new Held<>(from, value));
    }

    /** What holds of the key. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(held.get(key)).map(Held::value);
    }

    /** From the position on this holds; the same again changes nothing. */
    public void put(K key, V value, long position) {
        var before = held.get(key);
        if (before != null && before.value().equals(value)) return;
        if (before != null && before.from() != position)
            (ended == null ? rows : ended).put(row(key, before.from(), position, before.value()));
        if (ended == null) rows.put(row(key, position, null, value));
        held.put(key, new Held<>(position, value));
    }

    /** Until {@link #endFill} what holds is not written, only what held before. */
    public void beginFill() {
        ended = rows.onlyAdded();
    }

    public void endFill(Connection connection) throws SQLException {
        var all = rows.onlyAdded();
        held.forEach((key, one) -> all.put(row(key, one.from(), null, one.value())));
        all.flush(connection);
        ended = null;
    }

    /** From the position on nothing holds of the key. */
    public void end(K key, long position) {
        var before = held.remove(key);
        if (before == null) return;
        if (before.from() != position)
            (ended == null ? rows : ended).put(row(key, before.from(), position, before.value()));
        else if (ended == null) rows.delete(key(key, position));
    }

    public void flush(Connection connection) throws SQLException {
        if (ended != null) ended.flush(connection);
        rows.flush(connection);
    }

    private @Nullable Object[] row(K key, long from, @Nullable Long to, V value) {
        var row = new ArrayList<@Nullable Object>(Arrays.asList(key(key, from)));
        row.add(to);
        row.addAll(Arrays.asList(columns.apply(value)));
        return row.toArray();
    }

    private Object[] key(K key, long from) {
        var columns =
                new ArrayList<Object>(key instanceof List<?> several ? several : List.of(key));
        columns.add(from);
        return columns.toArray();
    }
}
