package lv.atbilstiba.compliance.read;

import com.fasterxml.jackson.annotation.JsonInclude;

import lv.atbilstiba.compliance.api.FindingStatus;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.Severity;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Cursor;
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
    Findings list(
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = "Wait-For-Position", required = false) @Nullable String waitFor,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            Caller caller) {
        var filter =
                new FindingQueries.Filter(
                        parsed("rule", rule, RuleId::of),
                        parsed("status", status, FindingStatus::valueOf),
                        parsed("severity", severity, Severity::valueOf),
                        only(institution, caller),
                        subject,
                        parsed("since", since, Instant::parse),
                        overdue,
                        parsed("due", due, Instant::parse));
        int most = Limit.of(limit);
        var goesOn = Cursor.of(cursor, KEYS);
        var after = goesOn.map(Cursor::after).orElse(List.of());
        if (!after.isEmpty()) parsed("cursor", after.get(2), Instant::parse);
        Function<FindingQueries, Findings> question =
                queries ->
                        page(
                                queries.list(filter, after, most + 1, Tongue.of(language)),
                                most,
                                queries.known());
        return goesOn.isPresent()
                ? compliance.ask(goesOn.get().asOf(), question)
                : compliance.ask(new AsOfs.Asked(asOf, waitFor), question);
    }

    private static Findings page(List<FindingView> found, int most, Known known) {
        if (found.size() <= most) return new Findings(found, null, known);
        var shown = found.subList(0, most);
        var last = shown.getLast();
        var point = new AsOf(known.asOf().position(), known.asOf().instant(), true);
        var next =
                new Cursor(
                        point,
                        List.of(last.subject(), last.rule().code(), String.valueOf(last.from())));
        return new Findings(shown, next.text(), known);
    }

    /** People of an institution see their own only; of another there is nothing. */
    private static @Nullable String only(@Nullable String asked, Caller caller) {
        if (ComplianceReadRights.seesAll(caller)) return asked;
        if (caller.institution() == null) throw Compliance.notFound();
        var own = caller.institution().registrationNumber();
        if (asked != null && !asked.equals(own)) throw Compliance.notFound();
        return own;
    }

    private static <T> @Nullable T parsed(
            String parameter, @Nullable String text, Function<String, T> parser) {
        if (text == null) return null;
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw AsOfs.invalid(parameter, "invalid-value");
        }
    }
}
