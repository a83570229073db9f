package lv.atbilstiba.audit.read.replay;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.platform.budget.BudgetProperties;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.projection.Replay;
import lv.atbilstiba.platform.projection.Replays;
import lv.atbilstiba.platform.projection.ViewNotReady;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Duration;
import java.util.List;

@RestController
@Tag(name = "Audit")
final class ReplaysEndpoint {
    static final String PATH = "/api/audit/replays";
    private static final int MOST = 100;

    private final Replays replays;
    private final AsOfs asOfs;
    private final int mostAnHour;

    ReplaysEndpoint(Replays replays, AsOfs asOfs, BudgetProperties budget) {
        this.replays = replays;
        this.asOfs = asOfs;
        this.mostAnHour = budget.costly().replaysAnHour();
    }

    record Begin(
            @Schema(
                            maxLength = 40,
                            description =
                                    "A position or an instant (ISO 8601, UTC) of the past; up to"
                                            + " where the live views are if left out",
                            example = "2026-03-31T09:00:00Z")
                    @Nullable String asOf) {}

    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping(PATH)
    @Operation(
            summary = "Replay the history beside the live views, and compare",
            description =
                    """
                    Every view is made anew from the events alone, in tables of its own, by the code \
                    that keeps the live ones, and each table is compared with the live one row by \
                    row. What differs is named by its key and columns. Up to now both are looked at \
                    in one moment at one position; up to a past point the live rows are compared as \
                    they held then, and tables that keep only what holds now are not (NOTHING). The \
                    tables are dropped afterwards; what was found is kept, with who asked and when. \
                    One replay runs at a time, and one caller begins only so many in an hour.\
                    """)
    ResponseEntity<Replay> begin(
            @RequestBody(required = false) @Nullable Begin body,
            @Parameter(hidden = true) Caller caller) {
        requireRest(caller);
        return switch (begin(body == null ? null : body.asOf(), caller)) {
            case Replays.Begun.Running(var replay) ->
                    ResponseEntity.accepted()
                            .location(URI.create(PATH + "/" + replay.id()))
                            .body(replay);
            case Replays.Begun.AnotherRuns _ ->
                    throw new ProblemException(Problem.conflict("audit/replay-under-way"));
            case Replays.Begun.WhileRebuilding _ ->
                    throw new ProblemException(Problem.conflict("audit/views-being-rebuilt"));
        };
    }

    /** A replay reads everything: one after the other by one caller would never let it rest. */
    private void requireRest(Caller caller) {
        var hourAgo = asOfs.now().minus(Duration.ofHours(1));
        var own =
                replays.before(Long.MAX_VALUE, MOST).stream()
                        .filter(it -> it.requestedBy().equals(caller.actor()))
                        .filter(it -> it.startedAt().isAfter(hourAgo))
                        .toList();
        if (own.size() < mostAnHour) return;
        var over = Duration.between(hourAgo, own.get(mostAnHour - 1).startedAt());
        throw new ProblemException(
                Problem.of(HttpStatus.TOO_MANY_REQUESTS, "request/too-many-requests")
                        .header("Retry-After", Long.toString(1 + over.toSeconds())));
    }

    private Replays.Begun begin(@Nullable String asOf, Caller caller) {
        try {
            if (asOf == null) return replays.begin(null, caller.actor());
            var point = asOfs.point("/asOf", asOf);
            return replays.begin(
                    new Replay.Point(point.position(), point.instant()), caller.actor());
        } catch (ViewNotReady e) {
            throw AsOfs.notReady(e);
        }
    }

    /**
     * @param next the cursor of what follows; null at the end
     */
    record Found(
            List<Replay> items, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {}

    @GetMapping(PATH)
    @Operation(
            summary = "Replays, the newest first",
            description = "Who asked for which, when, and what was found.")
    Found list(
            @Parameter(description = "At most 100") @RequestParam(defaultValue = "20") int limit,
            @Parameter(description = "The next of the page before") @RequestParam(required = false)
                    @Nullable Long cursor) {
        if (limit < 1 || limit > MOST) throw AsOfs.invalid("limit", "invalid-value");
        var found = replays.before(cursor == null ? Long.MAX_VALUE : cursor, limit + 1);
        return found.size() > limit
                ? new Found(found.subList(0, limit), Long.toString(found.get(limit - 1).id()))
                : new Found(found, null);
    }

    @GetMapping(PATH + "/{id}")
    @Operation(
            summary = "How far a replay is, or what it found",
            description =
                    """
                    RUNNING, with how many events each view was given of how many there are; EQUAL \
                    if every row that was compared is as the events have it; DIFFERENT, with the \
                    rows that are not: CHANGED, ONLY_LIVE (no event gives it) or ONLY_REPLAYED \
                    (the live table lacks it), the first twenty of each table; FAILED or ABANDONED, \
                    with the cause.\
                    """)
    Replay one(@Parameter(example = "1") @PathVariable long id) {
        return replays.find(id).orElseThrow(Sight::nothing);
    }

    @DeleteMapping(PATH + "/{id}")
    @Operation(
            summary = "Give up a replay that one has started",
            description = "Its tables are dropped; that it was begun and given up stays on record.")
    Replay abandon(
            @Parameter(example = "1") @PathVariable long id,
            @Parameter(hidden = true) Caller caller) {
        if (!one(id).requestedBy().equals(caller.actor()))
            throw new ProblemException(
                    Problem.of(HttpStatus.FORBIDDEN, "audit/replay-of-somebody-else"));
        if (!replays.abandon(id))
            throw new ProblemException(Problem.conflict("audit/replay-ended"));
        return one(id);
    }
}
