package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.Standing;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Follows what a list tells of things, fact by fact: of today and of each day ahead. Facts mostly
 * come in the order in which they hold; of one that was recorded late, is dated ahead or mends
 * another, the thing's history is asked.
 */
public final class Following<V> {
    private final Histories histories;
    private final Listed<V> listed;

    /** Remembered so that the history need not be asked; nothing depends on what is in it. */
    private final Map<String, Known<V>> things = new HashMap<>();

    /**
     * @param last by matter, the last of the days from which something of it holds
     */
    private record Known<V>(Spells<V> spells, Map<Object, LocalDate> last) {}

    public Following(Histories histories, Listed<V> listed) {
        this.histories = histories;
        this.listed = listed;
    }

    /**
     * What holds of a thing after its next fact; null if that says nothing of what is listed.
     *
     * @param thing its identifier in the event store
     */
    public @Nullable Spells<V> after(String thing, Recorded<Object> fact) {
        if (listed.matters(fact.event()).isEmpty()) return null;
        var next = fact.corrected() == null ? inOrder(things.get(thing), fact) : null;
        if (next == null) next = anew(thing, fact);
        if (next == null) return null;
        things.put(thing, next);
        return next.spells();
    }

    private @Nullable Known<V> inOrder(@Nullable Known<V> known, Recorded<Object> fact) {
        var day = listed.day(fact.event());
        if (known == null) {
            var first = listed.first(fact);
            if (first == null) return null;
            var begun = new Known<>(Spells.always(first), new HashMap<>());
            note(begun, fact.event());
            return begun;
        }
        var today = RigaCalendar.dayOf(fact.recordedAt());
        var spells = known.spells().since(today);
        if (day != null && (spells.only() == null || isEarly(fact, day, today, known))) return null;
        var changed = changed(spells, fact);
        if (changed == null) return null;
        note(known, fact.event());
        return new Known<>(changed, known.last());
    }

    private boolean isEarly(Recorded<Object> fact, LocalDate day, LocalDate today, Known<V> known) {
        if (day.isAfter(today)) return true;
        for (var matter : listed.matters(fact.event())) {
            var last = known.last().get(matter);
            if (last != null && last.isAfter(day)) return true;
        }
        return false;
    }

    private @Nullable Spells<V> changed(Spells<V> spells, Recorded<Object> fact) {
        var changed = new TreeMap<LocalDate, V>();
        for (var one : spells.from().entrySet()) {
            var next = listed.next(one.getValue(), fact);
            if (next == null) return null;
            changed.put(one.getKey(), next);
        }
        return new Spells<>(changed);
    }

    private @Nullable Known<V> anew(String thing, Recorded<Object> fact) {
        var recorded = histories.recorded(thing, fact.position());
        var today = RigaCalendar.dayOf(fact.recordedAt());
        var now = listed.on(today, recorded);
        if (now == null) return null;
        var from = new TreeMap<LocalDate, V>();
        from.put(Spells.BEGINNING, now);
        var last = new HashMap<Object, LocalDate>();
        for (var one : Standing.of(recorded)) {
            var day = listed.day(one.event());
            if (day == null || listed.matters(one.event()).isEmpty()) continue;
            for (var matter : listed.matters(one.event()))
                last.merge(matter, day, Following::later);
            if (day.isAfter(today) && !from.containsKey(day))
                from.put(day, Objects.requireNonNull(listed.on(day, recorded)));
        }
        return new Known<>(new Spells<>(from), last);
    }

    private void note(Known<V> known, Object event) {
        var day = listed.day(event);
        if (day == null) return;
        for (var matter : listed.matters(event)) known.last().merge(matter, day, Following::later);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
