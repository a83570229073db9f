package lv.atbilstiba.compliance.read;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.Severity;
import lv.atbilstiba.compliance.read.FindingDifferences.Difference;
import lv.atbilstiba.compliance.read.FindingDifferences.Filter;
import lv.atbilstiba.compliance.read.FindingDifferences.Kind;
import lv.atbilstiba.compliance.read.FindingDifferences.Said;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.budget.Costly;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Cursor;
import lv.atbilstiba.platform.read.HistoryGiven;
import lv.atbilstiba.platform.read.Subjects;
import lv.atbilstiba.platform.read.Tongue;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What became compliant, and what no longer is, between two points of history. */
@RestController
@Tag(name = "Compliance")
class ComplianceChangesEndpoint {
    private static final int KEYS = 2;

    private final Compliance compliance;
    private final AsOfs asOfs;

    ComplianceChangesEndpoint(Compliance compliance, AsOfs asOfs) {
        this.compliance = compliance;
        this.asOfs = asOfs;
    }

    /**
     * @param from the point that is compared with the one the answer speaks of
     * @param counts of each kind, on the first page
     */
    record Changes(
            AsOf from,
            @Nullable Map<Kind, Integer> counts,
            List<Change> items,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next,
            Known known) {}

    /**
     * @param text the rule with its status before and after, in the caller's language
     * @param before null if the subject was not judged by the rule then
     * @param after null if it is not any more
     */
    record Change(
            String subject,
            String institution,
            RuleId rule,
            Severity severity,
            Kind kind,
            String kindText,
            String text,
            @Nullable Side before,
            @Nullable Side after) {
        static Change of(Difference it, Tongue tongue) {
            return new Change(
                    it.subject(),
                    it.institution(),
                    it.rule(),
                    it.rule().severity(),
                    it.kind(),
                    tongue.say(it.kind()),
                    tongue.say(it.rule())
                            + " "
                            + status(it.before(), tongue)
                            + " → "
                            + status(it.after(), tongue),
                    Side.of(it.before(), tongue),
                    Side.of(it.after(), tongue));
        }

        private static String status(@Nullable Said said, Tongue tongue) {
            return said == null ? "–" : tongue.say(said.status());
        }
    }

    /**
     * What the register said.
     *
     * @param cause position of the event that made it so
     */
    record Side(
            FindingStatus status,
            String statusText,
            List<FindingView.ReasonView> reasons,
            int ruleVersion,
            Instant since,
            long cause) {
        static @Nullable Side of(@Nullable Said said, Tongue tongue) {
            return said == null
                    ? null
                    : new Side(
                            said.status(),
                            tongue.say(said.status()),
                            FindingView.ReasonView.of(Reasons.of(said.reasons()), tongue),
                            said.ruleVersion(),
                            said.since(),
                            said.cause());
        }
    }

    @GetMapping("/api/compliance/changes")
    @HistoryGiven
    @Costly(Costly.Kind.JUDGING_ANEW)
    @Operation(
            summary = "What the register said otherwise at two points of history",
            description =
                    """
                    Every finding that was not the same at from and at to, in Latvian or English \
                    (Accept-Language): OPENED if it became NON_COMPLIANT, CLOSED if it no longer is, \
                    CHANGED for another status, REASONS_CHANGED, BEGAN and ENDED for what was not \
                    judged at one of them; with how it was said before and after. What time alone \
                    changed is among them. Ordered by subject and rule, a page at a time. People of \
                    an institution see its findings and those of the institutions that it leads.\
                    """)
    Changes changes(
            @Parameter(description = "A position or an instant (ISO 8601, UTC)", example = "100")
                    @RequestParam
                    String from,
            @Parameter(
                            description =
                                    "A position or an instant (ISO 8601, UTC); now if left out",
                            example = "4711")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Parameter(
                            description = "service- or institution- with its id",
                            example = "service-01930000-0000-7000-8000-000000000001")
                    @RequestParam(required = false)
                    @Nullable String subject,
            @Parameter(
                            description = "Registration number of the institution they count for",
                            example = "90000000002")
                    @RequestParam(required = false)
                    @Nullable InstitutionId institution,
            @Parameter(
                            description = "A rule",
                            example = "ROLE-03",
                            schema = @Schema(implementation = RuleId.class))
                    @RequestParam(required = false)
                    @Nullable String rule,
            @Parameter(description = "Only this kind of change", example = "OPENED")
                    @RequestParam(required = false)
                    @Nullable Kind kind,
            @Parameter(description = "At most 500") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Asked asked,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @Parameter(hidden = true) Caller caller) {
        var about = Subjects.asked(subject);
        var asRule = Parameters.rule(rule);
        var start = asOfs.point("from", from);
        var most = Limit.of(limit);
        var goesOn = Cursor.of(cursor, KEYS);
        var after = goesOn.map(Cursor::after).orElse(List.of());
        return compliance.ask(
                asOfs.until(to, asked).goingOn(goesOn),
                queries -> {
                    var filter =
                            new Filter(
                                    about,
                                    ComplianceReadRights.only(institution, caller, queries),
                                    asRule,
                                    kind);
                    var known = queries.known();
                    if (start.position() > known.asOf().position())
                        throw AsOfs.invalid("from", "after-the-end");
                    var differences = queries.since(start);
                    return page(
                            start,
                            after.isEmpty() ? differences.counts(filter) : null,
                            differences.page(filter, after, most + 1),
                            most,
                            known,
                            Tongue.of(language));
                });
    }

    private static Changes page(
            AsOf from,
            @Nullable Map<Kind, Integer> counts,
            List<Difference> found,
            int most,
            Known known,
            Tongue tongue) {
        var more = found.size() > most;
        var shown = more ? found.subList(0, most) : found;
        var items = shown.stream().map(it -> Change.of(it, tongue)).toList();
        if (!more) return new Changes(from, counts, items, null, known);
        var last = shown.getLast();
        return new Changes(
                from,
                counts,
                items,
                Cursor.from(known.asOf(), last.subject(), last.rule().code()).text(),
                known);
    }
}
