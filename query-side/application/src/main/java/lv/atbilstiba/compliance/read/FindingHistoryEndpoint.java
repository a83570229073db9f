package lv.atbilstiba.compliance.read;

import com.fasterxml.jackson.annotation.JsonInclude;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.read.FindingQueries.Spell;
import lv.atbilstiba.compliance.read.FindingQueries.SpellKey;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Cursor;
import lv.atbilstiba.platform.read.Tongue;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How what the register says of a subject changed over recorded time, and what changed it. */
@RestController
class FindingHistoryEndpoint {
    private static final int KEYS = 3;

    private final Compliance compliance;
    private final EventLog log;

    FindingHistoryEndpoint(Compliance compliance, EventLog log) {
        this.compliance = compliance;
        this.log = log;
    }

    record History(
            List<Change> items,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next,
            Known known) {}

    /**
     * @param until null while it goes on
     * @param causePosition the event that made the status so
     * @param causeType its type, such as {@code ServiceManagerReleased}
     */
    record Change(
            RuleId rule,
            int ruleVersion,
            FindingStatus status,
            String statusText,
            List<FindingView.ReasonView> reasons,
            Instant from,
            @Nullable Instant until,
            long causePosition,
            @Nullable String causeType) {}

    @GetMapping("/api/compliance/services/{id}/history")
    History service(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = "Wait-For-Position", required = false) @Nullable String waitFor,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            Caller caller) {
        return history(
                Compliance.service(id),
                new AsOfs.Asked(asOf, waitFor),
                Limit.of(limit),
                cursor,
                Tongue.of(language),
                caller);
    }

    @GetMapping("/api/compliance/institutions/{rn}/history")
    History institution(
            @PathVariable String rn,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = "Wait-For-Position", required = false) @Nullable String waitFor,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            Caller caller) {
        return history(
                SubjectId.of(Compliance.institution(rn)),
                new AsOfs.Asked(asOf, waitFor),
                Limit.of(limit),
                cursor,
                Tongue.of(language),
                caller);
    }

    private History history(
            SubjectId subject,
            AsOfs.Asked asked,
            int limit,
            @Nullable String cursor,
            Tongue tongue,
            Caller caller) {
        var goesOn = Cursor.of(cursor, KEYS);
        Function<FindingQueries, History> question =
                queries -> {
                    Compliance.visible(queries, subject, caller);
                    var spells =
                            queries.history(
                                    subject,
                                    goesOn.map(Cursor::after)
                                            .map(FindingHistoryEndpoint::key)
                                            .orElse(SpellKey.FIRST),
                                    limit + 1);
                    return page(spells, limit, queries.known(), tongue);
                };
        return goesOn.isPresent()
                ? compliance.ask(goesOn.get().asOf(), question)
                : compliance.ask(asked, question);
    }

    private History page(List<Spell> spells, int limit, Known known, Tongue tongue) {
        var types = new HashMap<Long, @Nullable String>();
        var shown = spells.size() > limit ? spells.subList(0, limit) : spells;
        var items = shown.stream().map(spell -> change(spell, types, tongue)).toList();
        return new History(
                items,
                shown.size() == spells.size() ? null : cursor(shown.getLast(), known),
                known);
    }

    private Change change(Spell spell, Map<Long, @Nullable String> types, Tongue tongue) {
        return new Change(
                spell.rule(),
                spell.ruleVersion(),
                spell.status(),
                tongue.say(spell.status()),
                FindingView.ReasonView.of(Reasons.of(spell.reasons()), tongue),
                spell.from(),
                spell.until(),
                spell.cause(),
                types.computeIfAbsent(spell.cause(), this::typeAt));
    }

    private @Nullable String typeAt(Long position) {
        return log.at(position)
                .map(StoredEvent::type)
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .orElse(null);
    }

    private static SpellKey key(List<String> after) {
        try {
            return new SpellKey(
                    Instant.parse(after.get(0)), after.get(1), Long.parseLong(after.get(2)));
        } catch (java.time.DateTimeException | NumberFormatException e) {
            throw AsOfs.invalid("cursor", "invalid-value");
        }
    }

    private static String cursor(Spell last, Known known) {
        var point = new AsOf(known.asOf().position(), known.asOf().instant(), true);
        return new Cursor(
                        point,
                        List.of(
                                last.from().toString(),
                                last.rule().code(),
                                Long.toString(last.fromPosition())))
                .text();
    }
}
