package lv.atbilstiba.compliance.rules;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * What was recorded of one matter, by the day from which it holds; of facts of the same day the one
 * recorded last holds, where a correction counts as recorded when the fact that it mends was.
 * Immutable. Nothing is ever forgotten but what a correction drops: any entry may come to matter
 * again when a later one is corrected.
 */
public final class Timeline<T> {
    private static final Timeline<?> EMPTY = new Timeline<>(List.of());

    /**
     * @param position where the log holds it
     * @param place where the log holds the fact that it mends, or that one mended; its own position
     *     if it mends none
     * @param day first day on which it holds
     */
    public record Entry<T>(long position, long place, LocalDate day, T value) {}

    private final List<Entry<T>> entries;

    private Timeline(List<Entry<T>> entries) {
        this.entries = entries;
    }

    @SuppressWarnings("unchecked") // an empty one holds nothing of any type
    public static <T> Timeline<T> empty() {
        return (Timeline<T>) EMPTY;
    }

    /** With a fact that mends none. */
    Timeline<T> with(long position, LocalDate day, T value) {
        return with(position, position, day, value);
    }

    /** With a fact at its place, once what it mends is dropped. */
    Timeline<T> with(long position, long place, LocalDate day, T value) {
        var entry = new Entry<>(position, place, Days.shared(day), value);
        if (entries.isEmpty()) return new Timeline<>(List.of(entry));
        int index = entries.size();
        while (index > 0 && place < place(index - 1, day)) index--;
        var more = new ArrayList<Entry<T>>(entries.size() + 1);
        more.addAll(entries);
        more.add(index, entry);
        return new Timeline<>(Collections.unmodifiableList(more));
    }

    /** Where an entry stands among those of the day: after all if its day is later. */
    private long place(int index, LocalDate day) {
        var entry = entries.get(index);
        int order = entry.day().compareTo(day);
        return order < 0 ? Long.MIN_VALUE : order > 0 ? Long.MAX_VALUE : entry.place();
    }

    /** With a fact in the place of the one that it mends, if it mends one that is here. */
    Timeline<T> inPlaceOf(@Nullable Long wrong, long position, LocalDate day, T value) {
        if (wrong == null) return with(position, day, value);
        var place = placeOf(wrong);
        return without(wrong).with(position, place == null ? position : place, day, value);
    }

    /** The place of what was recorded at a position; null if that is not here. */
    @Nullable Long placeOf(long position) {
        for (var entry : entries) if (entry.position() == position) return entry.place();
        return null;
    }

    /** The same without what was recorded at a position. */
    Timeline<T> without(long position) {
        for (var entry : entries) {
            if (entry.position() != position) continue;
            var fewer = new ArrayList<>(entries);
            fewer.remove(entry);
            return new Timeline<>(Collections.unmodifiableList(fewer));
        }
        return this;
    }

    /** The same with those entries only. */
    Timeline<T> filter(Predicate<Entry<T>> keep) {
        return entries.stream().allMatch(keep)
                ? this
                : new Timeline<>(entries.stream().filter(keep).toList());
    }

    public List<Entry<T>> entries() {
        return entries;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** What holds at the moment, which notes when the next entry will. */
    public @Nullable T at(Moment moment) {
        var entry = entryAt(moment);
        return entry == null ? null : entry.value();
    }

    /** The entry that holds at the moment, which notes when the next one will. */
    public @Nullable Entry<T> entryAt(Moment moment) {
        return latest(moment, value -> true);
    }

    /**
     * Of the entries of one matter the one that holds; the moment notes when the next one will.
     * Nearly always it is among the last, so they are walked from there.
     */
    @Nullable Entry<T> latest(Moment moment, Predicate<? super T> matter) {
        for (int place = entries.size() - 1; place >= 0; place--) {
            var entry = entries.get(place);
            if (matter.test(entry.value()) && moment.reached(entry.day())) return entry;
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Timeline<?> timeline && entries.equals(timeline.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
