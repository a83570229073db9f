package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.Required;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What holds of a thing, one after the other: from the day on which that became known, since nobody
 * asks for an earlier one, and from each later day on which it becomes something else. Immutable.
 *
 * @param from what holds by its first day; that of the first one is {@link #BEGINNING}
 */
public record Spells<V>(SortedMap<LocalDate, V> from) {
    static final LocalDate BEGINNING = Required.EARLIEST;

    /**
     * @param until first day on which it holds no longer; null while nothing else is known
     */
    public record Spell<V>(LocalDate from, @Nullable LocalDate until, V value) {}

    public Spells {
        var different = new TreeMap<LocalDate, V>();
        for (var one : from.entrySet()) {
            var before = different.lastEntry();
            if (before == null || !before.getValue().equals(one.getValue()))
                different.put(one.getKey(), one.getValue());
        }
        from = Collections.unmodifiableSortedMap(different);
    }

    /**
     * @param value what holds whatever the day
     */
    static <V> Spells<V> always(V value) {
        return new Spells<>(new TreeMap<>(Map.of(BEGINNING, value)));
    }

    /** The same for whoever asks for that day or a later one. */
    Spells<V> since(LocalDate day) {
        if (from.size() == 1) return this;
        var later = new TreeMap<LocalDate, V>();
        from.forEach((first, value) -> later.put(first.isAfter(day) ? first : BEGINNING, value));
        return new Spells<>(later);
    }

    /** What holds whatever the day; null if that depends on it. */
    @Nullable V only() {
        return from.size() == 1 ? from.get(BEGINNING) : null;
    }

    /** Of each a part, or what has become of it. */
    public <P> Spells<P> map(Function<V, P> part) {
        var parts = new TreeMap<LocalDate, P>();
        from.forEach((first, value) -> parts.put(first, part.apply(value)));
        return new Spells<>(parts);
    }

    public List<Spell<V>> list() {
        var spells = new ArrayList<Spell<V>>();
        for (var one : from.reversed().entrySet()) {
            var until = spells.isEmpty() ? null : spells.getLast().from();
            spells.add(new Spell<>(one.getKey(), until, one.getValue()));
        }
        return spells.reversed();
    }
}
