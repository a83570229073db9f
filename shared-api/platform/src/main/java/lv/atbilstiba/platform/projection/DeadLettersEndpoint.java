package lv.atbilstiba.platform.projection;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

/** Events that a projection could not take in, and what is decided about them. */
@RestController
@Tag(name = "Operations")
class DeadLettersEndpoint {
    private static final String LETTERS = "/api/operations/dead-letters";
    private static final int MOST = 500;
    private static final int LONGEST_REASON = 500;

    /** Only of the tables that are read: a rebuild begins without letters. */
    private static final String WAITING =
            """
            SELECT l.letter_id, l.projection, l.position, l.subject, l.event_type, l.cause, l.at,
                   l.closed_at
            FROM ops.letter l
            JOIN ops.projection_position p ON p.table_set = l.table_set
            """;

    private static final String ACTS =
            """
            SELECT kind, reason, requested_by, requested_at, outcome, ended_at, cause
            FROM ops.letter_act
            WHERE letter_id = :letter
            ORDER BY act_id
            """;
    private static final String DECIDE =
            """
            INSERT INTO ops.letter_act (letter_id, kind, reason, requested_by)
            VALUES (:letter, :kind, :reason, :by)
            """;

    private final JdbcClient jdbc;
    private final ProjectionEngine engine;

    DeadLettersEndpoint(DataSource pool, ProjectionEngine engine) {
        this.jdbc = JdbcClient.create(pool);
        this.engine = engine;
    }

    record DeadLetters(
            List<DeadLetter> items,
            @Schema(description = "Give it as after for what follows; null at the end")
                    @JsonInclude(JsonInclude.Include.ALWAYS)
                    @Nullable Long next) {}

    record DeadLetter(
            @Schema(example = "17") long id,
            @Schema(example = "service.list") String projection,
            @Schema(description = "The event's place in the register", example = "4711")
                    long position,
            @Schema(example = "service-01930000-0000-7000-8000-000000000001") String subject,
            @Schema(example = "ServiceChanged") String eventType,
            @Schema(description = "Why it could not be taken in") String cause,
            Instant at,
            @Schema(description = "When it was taken in or let go; absent while it waits")
                    @Nullable Instant closedAt,
            List<Act> acts) {}

    /**
     * @param kind RETRY or DISMISSAL
     * @param outcome PENDING until the process that keeps the view has done it, then DONE or FAILED
     */
    record Act(
            String kind,
            String reason,
            @Schema(description = "Who decided it; opaque") String requestedBy,
            Instant requestedAt,
            @Schema(example = "DONE") String outcome,
            @Nullable Instant endedAt,
            @Schema(description = "Why it failed") @Nullable String cause) {}

    /**
     * @param reason why it is decided so; kept with the letter
     */
    record Decision(
            @Schema(maxLength = LONGEST_REASON, example = "Kļūda novērsta 1.2.1 versijā")
                    @Nullable String reason) {}

    @GetMapping(LETTERS)
    @Operation(
            summary = "Events that wait because a view could not take them in",
            description =
                    "Of a subject whose event could not be taken in, the later ones wait too; all"
                            + " other subjects go on. Oldest first, at most 500.")
    DeadLetters letters(
            @Parameter(description = "The id of the last letter seen", example = "0")
                    @RequestParam(defaultValue = "0")
                    long after) {
        var found =
                jdbc.sql(
                                WAITING
                                        + """
                                        WHERE l.closed_at IS NULL AND l.letter_id > :after
                                        ORDER BY l.letter_id
                                        LIMIT :limit
                                        """)
                        .param("after", after)
                        .param("limit", MOST + 1)
                        .query((row, _) -> letter(row))
                        .list();
        var shown = found.stream().limit(MOST).map(this::withActs).toList();
        return new DeadLetters(shown, found.size() > MOST ? shown.getLast().id() : null);
    }

    @GetMapping(LETTERS + "/{id}")
    @Operation(
            summary = "One such event",
            description = "With everything that was decided about it, and what came of it.")
    DeadLetter letter(@PathVariable long id) {
        return jdbc.sql(WAITING + "WHERE l.letter_id = :id")
                .param("id", id)
                .query((row, _) -> letter(row))
                .optional()
                .map(this::withActs)
                .orElseThrow(
                        () -> new ProblemException(Problem.notFound("projection/unknown-letter")));
    }

    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping(LETTERS + "/{id}/retries")
    @Operation(
            summary = "Take it in after all",
            description =
                    "With it everything else that waits of its subject, in order: all of it or"
                        + " nothing. Done by the process that keeps the view, within moments; the"
                        + " letter tells what came of it.")
    ResponseEntity<DeadLetter> retry(
            @PathVariable long id,
            @RequestBody Decision decision,
            @Parameter(hidden = true) Caller caller) {
        return decide(id, LetterActs.Kind.RETRY, decision, caller);
    }

    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping(LETTERS + "/{id}/dismissals")
    @Operation(
            summary = "Let it go",
            description =
                    "The view goes on without this event, until it is made anew. Others of its"
                            + " subject wait on, until they are taken in or let go too.")
    ResponseEntity<DeadLetter> dismiss(
            @PathVariable long id,
            @RequestBody Decision decision,
            @Parameter(hidden = true) Caller caller) {
        return decide(id, LetterActs.Kind.DISMISSAL, decision, caller);
    }

    private ResponseEntity<DeadLetter> decide(
            long id, LetterActs.Kind kind, Decision decision, Caller caller) {
        var reason = decision.reason() == null ? "" : decision.reason().strip();
        if (reason.isEmpty() || Words.length(reason) > LONGEST_REASON)
            throw new ProblemException(
                    Problem.unprocessable("projection/reason-needed").at("/reason", "required"));
        var letter = letter(id);
        if (letter.closedAt() != null)
            throw new ProblemException(Problem.conflict("projection/letter-closed"));
        jdbc.sql(DECIDE)
                .param("letter", id)
                .param("kind", kind.name())
                .param("reason", reason)
                .param("by", caller.actor())
                .update();
        engine.worker(ProjectionName.of(letter.projection())).ifPresent(Worker::lettersDecided);
        return ResponseEntity.accepted()
                .location(URI.create(LETTERS + "/" + id))
                .body(withActs(letter));
    }

    private DeadLetter withActs(DeadLetter letter) {
        var acts =
                jdbc.sql(ACTS)
                        .param("letter", letter.id())
                        .query((row, _) ->
                                new Act(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getTimestamp(4).toInstant(),
                                        row.getString(5),
                                        instant(row.getTimestamp(6)),
                                        row.getString(7)))
                        .list();
        return new DeadLetter(
                letter.id(),
                letter.projection(),
                letter.position(),
                letter.subject(),
                letter.eventType(),
                letter.cause(),
                letter.at(),
                letter.closedAt(),
                acts);
    }

    private static DeadLetter letter(java.sql.ResultSet row) throws java.sql.SQLException {
        return new DeadLetter(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                instant(row.getTimestamp(8)),
                List.of());
    }

    private static @Nullable Instant instant(java.sql.@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
