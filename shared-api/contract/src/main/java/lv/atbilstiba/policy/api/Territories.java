package lv.atbilstiba.policy.api;

import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.event.TerritorySet;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state's territories as recorded: by code what each is from which day, of the same day the one
 * recorded last. Decisions, rules and views all ask it. Immutable.
 */
public record Territories(SortedMap<TerritoryCode, List<Row>> rows) {
    public static final Territories NONE = new Territories(new TreeMap<>());

    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::from).thenComparing(Row::position);

    /**
     * What a territory is for a time.
     *
     * @param position where the log holds it
     * @param parent the territory that it is part of; null if it is part of Latvia alone
     * @param until first day on which there is no such territory; null while there is
     */
    public record Row(
            long position,
            TerritoryCode code,
            LocalizedText name,
            @Nullable TerritoryCode parent,
            LocalDate from,
            @Nullable LocalDate until) {
        public Row {
            Required.that(code, "code");
            Required.that(name, "name");
            Required.day(from, "from");
        }
    }

    public Territories {
        Required.that(rows, "rows");

        rows = Ordered.map(rows);
    }

    /**
     * @param corrects the position of the fact in whose stead this one stands; null if none
     */
    public Territories with(long position, @Nullable Long corrects, TerritorySet event) {
        var changed = new TreeMap<TerritoryCode, List<Row>>();
        rows.forEach((code, of) -> {
            var rest =
                    of.stream()
                            .filter(row -> corrects == null || row.position() != corrects)
                            .toList();
            if (!rest.isEmpty()) changed.put(code, rest);
        });
        var of = new ArrayList<>(changed.getOrDefault(event.code(), List.of()));
        of.add(
                new Row(
                        position,
                        event.code(),
                        event.name(),
                        event.parent(),
                        event.from(),
                        event.until()));
        of.sort(ORDER);
        changed.put(event.code(), List.copyOf(of));
        return new Territories(changed);
    }

    /** What was recorded of a territory, by the day from which it is so. */
    public List<Row> of(TerritoryCode code) {
        return rows.getOrDefault(code, List.of());
    }

    /** What a territory is on a day; empty if there is none of this code. */
    public Optional<Row> on(LocalDate day, TerritoryCode code) {
        return of(code).stream()
                .filter(row -> !row.from().isAfter(day))
                .reduce((_, later) -> later)
                .filter(row -> row.until() == null || row.until().isAfter(day));
    }

    /** Whether a territory is the other one or part of it on a day. */
    public boolean within(LocalDate day, TerritoryCode inner, TerritoryCode outer) {
        var seen = new HashSet<TerritoryCode>();
        var code = inner;
        while (code != null && seen.add(code)) {
            var row = on(day, code).orElse(null);
            if (row == null) return false;
            if (code.equals(outer)) return true;
            code = row.parent();
        }
        return false;
    }
}
