package lv.atbilstiba.compliance.read;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.read.FindingQueries.Spell;
import lv.atbilstiba.compliance.read.FindingQueries.SpellKey;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Cursor;
import lv.atbilstiba.platform.read.HistoryGiven;
import lv.atbilstiba.platform.read.Tongue;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.service.api.ServiceId;

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
import java.util.UUID;
import java.util.function.Function;

/** How what the register says of a subject changed over recorded time, and what changed it. */
@RestController
@Tag(name = "Compliance")
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
    @HistoryGiven
    @Operation(
            summary = "How what the register says of a service has changed",
            description =
                    "Every spell in which a rule said one thing, oldest first, with the "
                            + "event that was the cause. What was once said is never rewritten.")
    History service(
            @Parameter(example = "01930000-0000-7000-8000-000000000001") @PathVariable UUID id,
            @Parameter(description = "At most 500") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Asked asked,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @Parameter(hidden = true) Caller caller) {
        return history(SubjectId.of(new ServiceId(id)), asked, limit, cursor, language, caller);
    }

    @GetMapping("/api/compliance/institutions/{rn}/history")
    @HistoryGiven
    @Operation(
            summary = "How what the register says of an institution has changed",
            description =
                    "Every spell in which a rule said one thing, oldest first, with the "
                            + "event that was the cause. What was once said is never rewritten.")
    History institution(
            @Parameter(description = "Registration number", example = "90000000002") @PathVariable
                    InstitutionId rn,
            @Parameter(description = "At most 500") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Asked asked,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @Parameter(hidden = true) Caller caller) {
        return history(SubjectId.of(rn), asked, limit, cursor, language, caller);
    }

    private History history(
            SubjectId subject,
            Asked asked,
            @Nullable Integer limit,
            @Nullable String cursor,
            @Nullable String language,
            Caller caller) {
        int most = Limit.of(limit);
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
                                    most + 1);
                    return page(spells, most, queries.known(), Tongue.of(language));
                };
        return compliance.ask(asked.goingOn(goesOn), question);
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
                    Cursor.instant(after.get(0)), after.get(1), Long.parseLong(after.get(2)));
        } catch (NumberFormatException e) {
            throw AsOfs.invalid("cursor", "invalid-value");
        }
    }

    private static String cursor(Spell last, Known known) {
        return Cursor.from(
                        known.asOf(),
                        last.from().toString(),
                        last.rule().code(),
                        Long.toString(last.fromPosition()))
                .text();
    }
}
