package lv.atbilstiba.audit.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.platform.budget.Costly;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.problem.Requests;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Cursor;
import lv.atbilstiba.platform.read.HistoryGiven;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.read.Slice;
import lv.atbilstiba.platform.read.Subjects;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@Tag(name = "Audit")
final class HistoryEndpoint {
    private static final List<String> TYPES =
            List.of("institution", "service", "staff", "policy", "history");

    private final SubjectHistories histories;
    private final EventFinder finder;
    private final AsOfs asOfs;

    HistoryEndpoint(SubjectHistories histories, EventFinder finder, AsOfs asOfs) {
        this.histories = histories;
        this.finder = finder;
        this.asOfs = asOfs;
    }

    @GetMapping("/api/audit/subjects/{type}/{id}/history")
    @HistoryGiven
    @Costly(Costly.Kind.HISTORY)
    @Operation(
            summary = "What happened to a subject, in words",
            description =
                    "Oldest first: when, who (opaque), what happened as a sentence, which fields"
                        + " changed from what to what, in Latvian or English (Accept-Language). A"
                        + " mistake that was corrected stays, linked with its correction. What"
                        + " happened to others and names the subject is told too. With asOf: as the"
                        + " register knew it then.")
    ResponseEntity<Slice<HistoryEntry>> history(
            @Parameter(
                            description = "institution, service, staff, policy or history",
                            example = "service")
                    @PathVariable
                    String type,
            @Parameter(
                            description =
                                    "Its id; of the policy: state; of the history itself: register",
                            example = "01930000-0000-7000-8000-000000000001")
                    @PathVariable
                    String id,
            @Parameter(description = "At most 1000") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Asked asked,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request) {
        if (!TYPES.contains(type))
            throw new ProblemException(Problem.unknownCode("path:type", TYPES));
        var subject =
                Subjects.of(type + "-" + id)
                        .orElseThrow(() ->
                                new ProblemException(
                                        Problem.malformed("request/invalid-parameter")
                                                .at("path:id", "invalid-value")
                                                .breaking("id-of-" + type)));
        var goesOn = Cursor.of(cursor, 1);
        long after = Cursor.after(goesOn, Long::parseLong, 0L);
        var point = asOfs.answer(AuditEventsProjection.NAME, asked.goingOn(goesOn), (_, at) -> at);
        if (!Sight.everything(caller)
                && !finder.home(subject).map(it -> Sight.reaches(caller, it)).orElse(false))
            throw Sight.outOfReach();
        var language = Requests.language(request);
        var most = Slice.limit(limit);
        var told = histories.of(subject, after, point.position(), most + 1);
        if (told.isEmpty() && after == 0) throw Sight.nothing();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(
                        Slice.of(
                                told,
                                most,
                                it -> Long.toString(it.fact().position()),
                                it -> HistoryEntry.of(it, language),
                                point));
    }
}
