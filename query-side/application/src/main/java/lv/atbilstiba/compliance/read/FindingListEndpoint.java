package lv.atbilstiba.compliance.read;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.Severity;
import lv.atbilstiba.institution.api.InstitutionId;
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
import java.util.function.Function;

/**
 * Findings by rule, status, severity, institution, subject; overdue ones; those that will be due.
 */
@RestController
@Tag(name = "Compliance")
class FindingListEndpoint {
    private static final int KEYS = 3;

    private final Compliance compliance;

    FindingListEndpoint(Compliance compliance) {
        this.compliance = compliance;
    }

    record Findings(
            List<FindingView> items,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next,
            Known known) {}

    /**
     * @param since only those that have been so since then or later
     * @param overdue only those whose time limit has passed
     * @param due instead of what is so, what will become NON_COMPLIANT before then if nothing is
     *     recorded
     */
    @GetMapping("/api/compliance/findings")
    @HistoryGiven
    @Operation(
            summary = "Findings, by what they are and of whom",
            description =
                    "Ordered by subject and rule, a page at a time; all pages show the same "
                            + "point of history. due asks, instead of what is so, what will become "
                            + "NON_COMPLIANT before then if nothing is recorded. People of an "
                            + "institution see its findings and those of the institutions that it "
                            + "leads.")
    Findings list(
            @Parameter(
                            description = "A rule",
                            example = "ROLE-03",
                            schema = @Schema(implementation = RuleId.class))
                    @RequestParam(required = false)
                    @Nullable String rule,
            @Parameter(
                            description =
                                    "COMPLIANT, NON_COMPLIANT, NOT_ASSESSED or NOT_APPLICABLE",
                            example = "NON_COMPLIANT")
                    @RequestParam(required = false)
                    @Nullable FindingStatus status,
            @Parameter(description = "How severe the rule is", example = "MANDATORY")
                    @RequestParam(required = false)
                    @Nullable Severity severity,
            @Parameter(
                            description = "Registration number of the institution they count for",
                            example = "90000000002")
                    @RequestParam(required = false)
                    @Nullable InstitutionId institution,
            @Parameter(
                            description = "service- or institution- with its id",
                            example = "service-01930000-0000-7000-8000-000000000001")
                    @RequestParam(required = false)
                    @Nullable String subject,
            @Parameter(
                            description = "So since this instant or later (ISO 8601, UTC)",
                            example = "2026-03-01T08:00:00Z")
                    @RequestParam(required = false)
                    @Nullable Instant since,
            @Parameter(description = "Only those whose time limit has passed")
                    @RequestParam(defaultValue = "false")
                    boolean overdue,
            @Parameter(
                            description = "What will become NON_COMPLIANT before this instant",
                            example = "2027-01-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable Instant due,
            @Parameter(description = "At most 500") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Asked asked,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @Parameter(hidden = true) Caller caller) {
        var filter =
                new FindingQueries.Filter(
                        Parameters.rule(rule),
                        status,
                        severity,
                        null,
                        Subjects.asked(subject),
                        since,
                        overdue,
                        due);
        int most = Limit.of(limit);
        var goesOn = Cursor.of(cursor, KEYS);
        var after = goesOn.map(Cursor::after).orElse(List.of());
        if (!after.isEmpty()) Cursor.instant(after.get(2));
        Function<FindingQueries, Findings> question =
                queries ->
                        page(
                                queries.list(
                                        filter.of(
                                                ComplianceReadRights.only(
                                                        institution, caller, queries)),
                                        after,
                                        most + 1,
                                        Tongue.of(language)),
                                most,
                                queries.known());
        return compliance.ask(asked.goingOn(goesOn), question);
    }

    private static Findings page(List<FindingView> found, int most, Known known) {
        if (found.size() <= most) return new Findings(found, null, known);
        var shown = found.subList(0, most);
        var last = shown.getLast();
        var next =
                Cursor.from(
                        known.asOf(),
                        last.subject(),
                        last.rule().code(),
                        String.valueOf(last.from()));
        return new Findings(shown, next.text(), known);
    }
}
