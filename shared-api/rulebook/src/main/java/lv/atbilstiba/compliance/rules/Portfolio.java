package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.policy.api.LifecycleStage;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many services an institution has to do with, by day: those it manages, or those it delivers;
 * from it: whether there are any.
 */
final class Portfolio {
    /**
     * Days on which a service is managed.
     *
     * @param until first day on which it no longer is; null if it goes on
     */
    record Span(LocalDate from, @Nullable LocalDate until) {}

    /** By how many the number of services changes on a day; no zeros. */
    private final TreeMap<LocalDate, Integer> steps = new TreeMap<>();

    /** When a service is managed: from its first day on, unless liquidated or annulled. */
    static List<Span> spans(@Nullable ServiceFacts service) {
        var spans = new ArrayList<Span>(1);
        if (service == null || service.annulled()) return spans;
        LocalDate from = service.since();
        for (var stage : service.stages().entries()) {
            var day = Days.later(stage.day(), service.since());
            if (stage.value() == LifecycleStage.LIQUIDATION) {
                if (from != null && from.isBefore(day)) spans.add(new Span(from, day));
                from = null;
            } else if (from == null) {
                from = day;
            }
        }
        if (from != null) spans.add(new Span(from, null));
        return spans;
    }

    /** When an institution is engaged to deliver a service, for each that ever was. */
    static Map<InstitutionId, List<Span>> engagements(@Nullable ServiceFacts service) {
        var spans = new HashMap<InstitutionId, List<Span>>();
        if (service == null || service.annulled()) return spans;
        var since = new HashMap<InstitutionId, LocalDate>();
        for (var entry : service.providers().entries()) {
            var provider = entry.value().institution();
            if (entry.value().responsible() != null) {
                since.putIfAbsent(provider, entry.day());
                continue;
            }
            var from = since.remove(provider);
            if (from != null && from.isBefore(entry.day()))
                spans.computeIfAbsent(provider, _ -> new ArrayList<>())
                        .add(new Span(from, entry.day()));
        }
        since.forEach((provider, from) ->
                spans.computeIfAbsent(provider, _ -> new ArrayList<>()).add(new Span(from, null)));
        return spans;
    }

    /** Puts a service's spans in the place of those it had; says whether anything changed. */
    boolean replace(List<Span> before, List<Span> after) {
        if (before.equals(after)) return false;
        before.forEach(span -> count(span, -1));
        after.forEach(span -> count(span, 1));
        return true;
    }

    private void count(Span span, int by) {
        step(span.from(), by);
        if (span.until() != null) step(span.until(), -by);
    }

    private void step(LocalDate day, int by) {
        steps.merge(
                day, by, (one, other) -> one + other == 0 ? null : Integer.valueOf(one + other));
    }

    Timeline<Boolean> hasAny() {
        Timeline<Boolean> timeline = Timeline.empty();
        int count = 0;
        for (var step : steps.entrySet()) {
            int next = count + step.getValue();
            if (count == 0 || next == 0) timeline = timeline.with(0, step.getKey(), next > 0);
            count = next;
        }
        return timeline;
    }
}
