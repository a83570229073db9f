package lv.atbilstiba.audit.words;

import lv.atbilstiba.kernel.Places;
import lv.atbilstiba.kernel.Recorded;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fact of a subject's history with what it changed.
 *
 * @param changes what differs from what was recorded of the same thing before; for a correction:
 *     from the fact it corrects
 * @param correctedBy the position of the fact that stands in its place, if it was a mistake
 */
public record Told(
        Recorded<Object> fact,
        Said words,
        List<Statement.Change> changes,
        @Nullable Long correctedBy) {

    /**
     * The facts of one subject told in their order.
     *
     * <p>A correction takes the place of the fact it corrects: what is recorded later is compared
     * with the right fact, while both stay in the history.
     */
    public static List<Told> of(List<Recorded<Object>> facts, Names names) {
        var places = new Places();
        // by place, the position of the fact that stands there
        var standing = new HashMap<Long, Long>();
        for (var fact : facts) standing.put(places.take(fact), fact.position());
        var told = new ArrayList<Told>(facts.size());
        // by thing, what was stated of it by which position, in the order of the original facts
        var stated = new HashMap<String, Map<Long, Statement>>();
        for (var fact : facts) {
            long place = places.of(fact.position());
            boolean correction = fact.corrected() != null;
            long stands = standing.getOrDefault(place, fact.position());
            var changes = new ArrayList<Statement.Change>();
            for (var statement : Statement.of(fact.event())) {
                var earlier =
                        stated.computeIfAbsent(
                                statement.thing(), _ -> new TreeMap<Long, Statement>());
                changes.addAll(statement.since(before(earlier, place, correction)));
                earlier.put(place, statement);
            }
            told.add(
                    new Told(
                            fact,
                            DomainWords.of(fact, names),
                            changes.stream().map(it -> it.named(names, fact.position())).toList(),
                            stands == fact.position() ? null : stands));
        }
        return List.copyOf(told);
    }

    /** What these facts state at last, thing by thing. */
    public static SortedMap<String, Statement> stated(List<Recorded<Object>> standing) {
        var stated = new TreeMap<String, Statement>();
        for (var fact : standing)
            for (var statement : Statement.of(fact.event()))
                stated.put(statement.thing(), statement);
        return stated;
    }

    private static @Nullable Statement before(
            Map<Long, Statement> earlier, long place, boolean correction) {
        if (correction && earlier.containsKey(place)) return earlier.get(place);
        Statement last = null;
        for (var each : earlier.values()) last = each;
        return last;
    }
}
