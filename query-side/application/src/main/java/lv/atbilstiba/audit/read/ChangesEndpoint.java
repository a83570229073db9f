package lv.atbilstiba.audit.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.audit.words.Statement;
import lv.atbilstiba.audit.words.Told;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.budget.Costly;
import lv.atbilstiba.platform.problem.Requests;
import lv.atbilstiba.platform.projection.ViewSnapshot;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Cursor;
import lv.atbilstiba.platform.read.Histories;
import lv.atbilstiba.platform.read.HistoryGiven;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.read.Slice;
import lv.atbilstiba.platform.read.Subjects;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

@RestController
@Tag(name = "Audit")
final class ChangesEndpoint {
    /** The subjects of a page in the order of their names; only then what happened to them. */
    private static final String TOUCHED =
            """
            SELECT s.word AS subject, h.events, h.position, h.types
            FROM (
                SELECT w.number, w.word
                FROM {tables}.word w
                WHERE w.word > :after
                  AND EXISTS (
                      SELECT FROM {tables}.event_subject e
                      WHERE e.subject = w.number AND e.relation = 'OWN'
                        AND e.position > :from AND e.position <= :to)
                  %s
                ORDER BY w.word
                LIMIT :limit) s
            CROSS JOIN LATERAL (
                SELECT count(*) AS events, max(e.position) AS position,
                       string_agg(DISTINCT t.word, ' ' ORDER BY t.word) AS types
                FROM {tables}.event_subject e
                JOIN {tables}.word t ON t.number = e.type
                WHERE e.subject = s.number AND e.relation = 'OWN'
                  AND e.position > :from AND e.position <= :to) h
            ORDER BY s.word
            """;

    private final AsOfs asOfs;
    private final EventFinder finder;
    private final Histories histories;

    ChangesEndpoint(AsOfs asOfs, EventFinder finder, Histories histories) {
        this.asOfs = asOfs;
        this.finder = finder;
        this.histories = histories;
    }

    @GetMapping("/api/audit/changes")
    @HistoryGiven
    @Costly(value = Costly.Kind.HISTORY, when = "subject")
    @Operation(
            summary = "What changed between two points of history",
            description =
                    "Of a subject: every field that the register knew differently at from and at"
                        + " to, in Latvian or English (Accept-Language). Without a subject: the"
                        + " things to which something happened between, with how often and what.")
    ResponseEntity<Changes> changes(
            @Parameter(
                            description =
                                    "A position or an instant (ISO 8601, UTC); not counted in",
                            example = "100")
                    @RequestParam
                    String from,
            @Parameter(
                            description =
                                    "A position or an instant (ISO 8601, UTC); now if left out",
                            example = "4711")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Parameter(
                            description = "service-, institution- with its id, or policy-state",
                            example = "service-01930000-0000-7000-8000-000000000001")
                    @RequestParam(name = "subject", required = false)
                    @Nullable String named,
            @Parameter(description = "At most 1000") @RequestParam(required = false)
                    @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Asked asked,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request) {
        var subject = Subjects.asked(named);
        var only = Sight.narrowedTo(caller);
        long start = asOfs.point("from", from).position();
        var most = Slice.limit(limit);
        var goesOn = Cursor.of(cursor, 1);
        var after = Cursor.after(goesOn, it -> it, "");
        var answer =
                asOfs.answer(
                        AuditEventsProjection.NAME,
                        asOfs.until(to, asked).goingOn(goesOn),
                        (view, at) ->
                                new Changes(
                                        start,
                                        at.position(),
                                        subject == null
                                                ? Slice.of(
                                                        touched(
                                                                view,
                                                                start,
                                                                at.position(),
                                                                only.orElse(null),
                                                                after,
                                                                most + 1),
                                                        most,
                                                        Touched::subject,
                                                        it -> it,
                                                        at)
                                                : null,
                                        null));
        var language = Requests.language(request);
        if (subject != null) {
            if (only.isPresent() && !finder.home(subject).map(only.get()::equals).orElse(false))
                throw Sight.outOfReach();
            long end = answer.to();
            var changed = changed(subject, start, end);
            var fields =
                    KnownNames.telling(
                            histories,
                            names ->
                                    changed.stream()
                                            .map(change -> change.named(names, end))
                                            .map(it -> HistoryEntry.Change.of(it, language))
                                            .toList());
            answer = new Changes(start, end, null, fields);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(answer);
    }

    /**
     * @param subjects to which something happened, if no subject was asked for
     * @param fields that changed, of the subject asked for
     */
    record Changes(
            @Schema(example = "100") long from,
            @Schema(example = "4711") long to,
            @Nullable Slice<Touched> subjects,
            @Nullable List<HistoryEntry.Change> fields) {}

    record Touched(
            @Schema(example = "service-01930000-0000-7000-8000-000000000001") String subject,
            @Schema(description = "How many events happened to it", example = "3") long events,
            @Schema(description = "The position of the last of them") long position,
            @Schema(description = "Their types") List<String> types) {}

    private List<Statement.Change> changed(String subject, long from, long to) {
        var recorded = histories.recorded(subject, to);
        var earlier = recorded.stream().filter(fact -> fact.position() <= from).toList();
        var before = Told.stated(Histories.standing(earlier));
        var after = Told.stated(Histories.standing(recorded));
        if (after.isEmpty() && before.isEmpty()) throw Sight.nothing();
        var things = new TreeSet<>(before.keySet());
        things.addAll(after.keySet());
        var changes = new ArrayList<Statement.Change>();
        for (var thing : things)
            changes.addAll(
                    after.getOrDefault(thing, Statement.nothing(thing))
                            .since(before.getOrDefault(thing, Statement.nothing(thing))));
        return changes;
    }

    private static List<Touched> touched(
            ViewSnapshot view,
            long from,
            long to,
            @Nullable InstitutionId only,
            String after,
            int limit) {
        var own =
                only == null
                        ? ""
                        : " AND w.number IN (SELECT subject FROM {tables}.subject_home"
                                + " WHERE institution = :only)";
        var statement =
                view.sql(TOUCHED.formatted(own))
                        .param("from", from)
                        .param("to", to)
                        .param("after", after)
                        .param("limit", limit);
        if (only != null) statement.param("only", Word.number(only.toString()));
        return statement
                .query((row, _) ->
                        new Touched(
                                row.getString("subject"),
                                row.getLong("events"),
                                row.getLong("position"),
                                List.of(row.getString("types").split(" ", -1))))
                .list();
    }
}
