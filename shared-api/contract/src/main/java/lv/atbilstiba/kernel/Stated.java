package lv.atbilstiba.kernel;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was stated of one matter, in the order of the log, each correction in the place of the fact
 * that it mends. Immutable.
 */
public record Stated<T>(List<Entry<T>> entries) {
    /**
     * @param positions of the fact and of its corrections, the one that stands last
     * @param value what stands
     */
    public record Entry<T>(List<Long> positions, T value) {
        public Entry {
            Required.that(positions, "positions");
            Required.that(value, "value");

            positions = List.copyOf(positions);
        }

        /** Of the fact that stands. */
        @JsonIgnore
        public long position() {
            return positions.getLast();
        }
    }

    public Stated {
        Required.that(entries, "entries");

        entries = List.copyOf(entries);
    }

    public static <T> Stated<T> nothing() {
        return new Stated<>(List.of());
    }

    /**
     * @param corrects the position of the fact that this one mends; null if it mends none
     */
    public Stated<T> and(long position, @Nullable Long corrects, T value) {
        var more = new ArrayList<>(entries);
        for (int place = 0; corrects != null && place < more.size(); place++) {
            var wrong = more.get(place);
            if (!wrong.positions().contains(corrects)) continue;
            var positions = new ArrayList<>(wrong.positions());
            positions.add(position);
            more.set(place, new Entry<>(positions, value));
            return new Stated<>(more);
        }
        more.add(new Entry<>(List.of(position), value));
        return new Stated<>(more);
    }

    /** Whether a fact at this position, standing or mended, is one of these. */
    public boolean knows(long position) {
        return at(position).isPresent();
    }

    /** What stands of the fact at a position, itself or its correction. */
    public Optional<Entry<T>> at(long position) {
        for (var entry : entries)
            if (entry.positions().contains(position)) return Optional.of(entry);
        return Optional.empty();
    }

    /** What was stated last. */
    public Optional<Entry<T>> last() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
    }

    /** What stands, in the order in which it was first stated. */
    public List<T> values() {
        return entries.stream().map(Entry::value).toList();
    }
}
