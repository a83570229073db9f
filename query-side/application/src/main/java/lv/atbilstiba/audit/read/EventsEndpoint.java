package lv.atbilstiba.audit.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.platform.budget.Costly;
import lv.atbilstiba.platform.budget.CostlyCalls;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Exports;
import lv.atbilstiba.platform.read.OwnAddress;
import lv.atbilstiba.platform.read.ReadHeaders;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.read.Slice;
import lv.atbilstiba.platform.read.Subjects;
import lv.atbilstiba.platform.request.Liked;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

@RestController
@Tag(name = "Audit")
final class EventsEndpoint {
    private static final int MOST_SORTED = 50;
    private static final String NDJSON = "application/x-ndjson";
    private static final String CLOUD_EVENTS = "application/cloudevents+json";
    private static final String CLOUD_EVENTS_BATCH = "application/cloudevents-batch+json";

    private static final List<String> FORMS =
            List.of(MediaType.APPLICATION_JSON_VALUE, NDJSON, CLOUD_EVENTS, CLOUD_EVENTS_BATCH);

    /** Of events, as they are stored, in a page. */
    private static final long MOST_BYTES = 4 << 20;

    private final EventFinder finder;
    private final EventForms forms;
    private final EventLog log;
    private final AsOfs asOfs;
    private final Exports exports;
    private final CostlyCalls costly;
    private final ExportLimit exportLimit;

    EventsEndpoint(
            EventFinder finder,
            EventForms forms,
            EventLog log,
            AsOfs asOfs,
            Exports exports,
            CostlyCalls costly,
            ExportLimit exportLimit) {
        this.exportLimit = exportLimit;
        this.finder = finder;
        this.forms = forms;
        this.log = log;
        this.asOfs = asOfs;
        this.exports = exports;
        this.costly = costly;
    }

    @GetMapping("/api/audit/events")
    @Operation(
            summary = "The history of the register, event by event",
            description =
                    """
                    In the one order of the register, which nobody can change: what is shown here once \
                    is never found later to have had something before it. Ask again with after set to \
                    next (or to upTo, at the end) to go on.

                    Accept chooses the form: application/json gives a page; application/x-ndjson the \
                    whole history that fits, one event a line, however long it is; \
                    application/cloudevents+json the same as CloudEvents 1.0, one a line; \
                    application/cloudevents-batch+json a page as a batch of CloudEvents. A page ends \
                    before limit where its events are long; a stream that would be larger than the \
                    register gives at once is refused (409): ask for parts of it (from, to, after). \
                    That events were taken is recorded.

                    Auditors and the state lead see everything, people of an institution what concerns \
                    it.\
                    """,
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = EventsPage.class)),
                                @Content(
                                        mediaType = NDJSON,
                                        schema = @Schema(implementation = EventEntry.class)),
                                @Content(
                                        mediaType = CLOUD_EVENTS,
                                        schema = @Schema(implementation = CloudEvent.class),
                                        examples = @ExampleObject(CLOUD_EVENT)),
                                @Content(
                                        mediaType = CLOUD_EVENTS_BATCH,
                                        schema = @Schema(implementation = CloudEvent.class))
                            }))
    @Nullable ResponseEntity<?> events(
            @Parameter(description = "The position to go on after", example = "0")
                    @RequestParam(defaultValue = "0")
                    long after,
            @Parameter(
                            description =
                                    "That happened to it or name it: service-, institution-, staff-"
                                            + " with its id, or policy-state",
                            example = "service-01930000-0000-7000-8000-000000000001")
                    @RequestParam(required = false)
                    @Nullable String subject,
            @Parameter(description = "Of these types", example = "ServiceManagerAppointed")
                    @RequestParam(required = false)
                    @Nullable List<String> type,
            @Parameter(description = "That this person or client recorded", example = "client-test")
                    @RequestParam(required = false)
                    @Nullable String actor,
            @Parameter(
                            description =
                                    "That concern this institution, its services or its staff",
                            example = "90000000002")
                    @RequestParam(required = false)
                    @Nullable InstitutionId institution,
            @Parameter(description = "Recorded at this instant or later (ISO 8601, UTC)")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Recorded before this instant (ISO 8601, UTC)")
                    @RequestParam(required = false)
                    @Nullable Instant to,
            @Parameter(description = "At most 1000; of pages only") @RequestParam(required = false)
                    @Nullable Integer limit,
            Asked when,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        var form = form(accept, Liked.by(request));
        var asked = asked(after, subject, type, actor, institution, from, to, when, caller);
        return switch (form) {
            case CLOUD_EVENTS_BATCH -> {
                var page = page(asked, limit, forms::cloudEvent);
                record(asked, page, caller, request);
                if (page.next() != null)
                    response.addHeader(HttpHeaders.LINK, next(page.next(), asked, when, request));
                yield batch(asked, page);
            }
            case NDJSON, CLOUD_EVENTS -> {
                try (var _ = costly.begin(Costly.Kind.EXPORT, caller)) {
                    if (!request.getMethod().equals("HEAD")) {
                        exportLimit.require(
                                finder.bytes(
                                        asked.filter(),
                                        asked.after(),
                                        asked.upTo(),
                                        exportLimit.most()));
                        exports.record(caller, asked, asked.upTo(), request);
                    }
                    stream(asked, form, request, response);
                }
                yield null;
            }
            default -> {
                var page = page(asked, limit, forms::entry);
                record(asked, page, caller, request);
                yield page(asked, page);
            }
        };
    }

    /** The form that the caller likes best; a page for whoever does not say. */
    private static String form(@Nullable String accept, Liked types)
            throws HttpMediaTypeNotAcceptableException {
        if (accept == null || accept.isBlank()) return MediaType.APPLICATION_JSON_VALUE;
        var liked = liked(accept);
        for (var one : liked)
            for (var form : FORMS) {
                var type = MediaType.parseMediaType(form);
                if (one.includes(type) && !types.refuses(type)) return form;
            }
        throw new HttpMediaTypeNotAcceptableException(
                FORMS.stream().map(MediaType::parseMediaType).toList());
    }

    private static List<MediaType> liked(String accept) {
        try {
            var liked = MediaType.parseMediaTypes(accept);
            // what is longer than a person would write is taken in its own order
            if (liked.size() <= MOST_SORTED) MimeTypeUtils.sortBySpecificity(liked);
            return liked;
        } catch (InvalidMediaTypeException unreadable) {
            throw new ProblemException(
                    Problem.malformed("request/invalid-header")
                            .at("header:Accept", "invalid-value")
                            .breaking("media-types"));
        }
    }

    /** Who asks again and again whether there is anything new takes nothing away until there is. */
    private void record(Wanted asked, Page<?> page, Caller caller, HttpServletRequest request) {
        if (!page.items().isEmpty()) exports.record(caller, asked, page.last(), request);
    }

    private static ResponseEntity<EventsPage> page(Wanted asked, Page<EventEntry> page) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(ReadHeaders.EVENT_POSITION, Long.toString(asked.upTo()))
                .body(new EventsPage(page.items(), page.next(), asked.upTo()));
    }

    private ResponseEntity<byte[]> batch(Wanted asked, Page<CloudEvent> page) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CLOUD_EVENTS_BATCH))
                .header(ReadHeaders.EVENT_POSITION, Long.toString(asked.upTo()))
                .body(forms.line(page.items()));
    }

    /** The same question from there on, up to the point that this page knows of. */
    private static String next(String after, Wanted asked, Asked when, HttpServletRequest request) {
        var point =
                when.past() == null
                        ? Long.toString(asked.upTo())
                        : when.past().instant().toString();
        var address = OwnAddress.of(request).with("after", after);
        if (request.getParameter("asOf") == null) address = address.with("asOf", point);
        return "<" + address + ">; rel=\"next\"";
    }

    private void stream(
            Wanted asked, String form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var cloud = form.equals(CLOUD_EVENTS);
        response.setContentType(form);
        response.setHeader(ReadHeaders.EVENT_POSITION, Long.toString(asked.upTo()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (!request.getMethod().equals("HEAD"))
            new EventLines(
                            after ->
                                    finder.find(
                                            asked.filter(),
                                            after,
                                            asked.upTo(),
                                            EventLines.PORTION),
                            event ->
                                    forms.line(
                                            cloud ? forms.cloudEvent(event) : forms.entry(event)))
                    .write(asked.after(), exportLimit.limited(response.getOutputStream()));
        response.flushBuffer(); // an answer without a line is one too
    }

    private record Wanted(EventFilter filter, long after, long upTo) {
        /** For the record of who took it away. */
        @Override
        public String toString() {
            return after == 0 ? filter.toString() : "after " + after + ": " + filter;
        }
    }

    /**
     * @param last the position of the last of the items; 0 if there is none
     */
    private record Page<T>(List<T> items, long last, @Nullable String next) {}

    /** At most so many, and at most so many bytes: who asked for more goes on after them. */
    private <T> Page<T> page(Wanted asked, @Nullable Integer limit, Function<StoredEvent, T> form) {
        var most = Slice.limit(limit);
        var items = new ArrayList<T>();
        var last = asked.after();
        var bytes = 0L;
        while (true) {
            var portion = Math.min(EventLines.PORTION, most - items.size() + 1);
            var found = finder.find(asked.filter(), last, asked.upTo(), portion);
            for (var event : found) {
                if (items.size() == most || bytes > MOST_BYTES)
                    return new Page<>(items, last, Long.toString(last));
                items.add(form.apply(event));
                bytes += event.payload().length + event.metadata().length;
                last = event.position();
            }
            if (found.size() < portion) return new Page<>(items, last, null);
        }
    }

    private Wanted asked(
            long after,
            @Nullable String subject,
            @Nullable List<String> type,
            @Nullable String actor,
            @Nullable InstitutionId institution,
            @Nullable Instant from,
            @Nullable Instant to,
            Asked when,
            Caller caller) {
        asOfs.after(after);
        var only = Sight.narrowedTo(caller);
        if (institution != null && only.isPresent() && !only.get().equals(institution))
            throw Sight.outOfReach();
        var filter =
                new EventFilter(
                        Subjects.asked(subject),
                        institution == null ? only.orElse(null) : institution,
                        EventTypes.asked(type),
                        actor(actor));
        var period = Period.of(log, from, to, after, reach(filter, when));
        return new Wanted(filter, period.after(), period.upTo());
    }

    /**
     * @throws ProblemException 400 if nobody who records something is called so
     */
    private static @Nullable String actor(@Nullable String named) {
        if (named == null || named.equals("register") || named.startsWith("client-")) return named;
        return Optional.of(named)
                .filter(it -> it.startsWith(Provenance.PERSON))
                .flatMap(it -> Ids.of(it.substring(Provenance.PERSON.length())))
                .map(id -> Provenance.PERSON + id)
                .orElseThrow(() ->
                        new ProblemException(
                                AsOfs.invalid("actor", "invalid-value")
                                        .problem()
                                        .breaking("actor")));
    }

    /** How far events that fit can be found now. */
    private long reach(EventFilter filter, Asked when) {
        return filter.everything()
                ? asOfs.point(when).position()
                : asOfs.answer(AuditEventsProjection.NAME, when, (_, at) -> at.position());
    }

    private static final String CLOUD_EVENT =
            """
            {"specversion":"1.0","id":"2c4f…","source":"urn:atbilstiba:register",\
            "type":"lv.atbilstiba.service.ServiceManagerAppointed.v1",\
            "subject":"service-01930000-0000-7000-8000-000000000001",\
            "time":"2026-03-01T08:00:00Z","datacontenttype":"application/json","position":"4711",\
            "sequence":"3","actor":"person-01930000-0000-7000-8000-00000000000a",\
            "data":{"service":"01930000-0000-7000-8000-000000000001"}}\
            """;
}
