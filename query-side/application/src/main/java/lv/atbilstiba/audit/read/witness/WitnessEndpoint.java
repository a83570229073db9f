package lv.atbilstiba.audit.read.witness;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.tlog.AddCheckpoint;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.MalformedNote;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Collectors;

/**
 * Cosigns the checkpoints of the logs that are configured, such as those of institutions' own
 * installations, as far as each extends the one before.
 *
 * @see <a href="https://c2sp.org/tlog-witness">C2SP tlog-witness</a>
 */
@RestController
@Tag(name = "Audit")
final class WitnessEndpoint {
    static final String PREFIX = "/api/audit/witness";

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType SIZE = new MediaType("text", "x.tlog.size");

    private static final String EXAMPLE =
            "old 0\n\nexample.lv/log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n"
                    + "\u2014 example.lv/log AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

    /** 63 hashes and a note with a dozen signatures of five kilobytes are less. */
    private static final int LONGEST = 64 << 10;

    private final WitnessProperties properties;
    private final WitnessKeys keys;
    private final Cosigned cosigned;
    private final Clock clock;

    WitnessEndpoint(
            WitnessProperties properties,
            WitnessKeys keys,
            Cosigned cosigned,
            @Qualifier("registerClock") Clock clock) {
        this.properties = properties;
        this.keys = keys;
        this.cosigned = cosigned;
        this.clock = clock;
    }

    @GetMapping(PREFIX + "/keys")
    @Operation(
            summary = "The public keys that cosign other logs' checkpoints",
            description = "One vkey (C2SP signed-note) in each line; 404 if there is none.")
    ResponseEntity<String> keys() {
        if (keys.all().isEmpty()) throw Sight.nothing();
        return ResponseEntity.ok()
                .contentType(TEXT)
                .body(
                        keys.all().stream()
                                .map(it -> it.verifier() + "\n")
                                .collect(Collectors.joining()));
    }

    // the protocol names no type; what says nothing counts as bytes
    @PostMapping(
            path = PREFIX + "/add-checkpoint",
            consumes = {"text/plain", "application/octet-stream"})
    @Operation(
            summary = "Ask the register, as a witness, to cosign a checkpoint of another log",
            description =
                    "C2SP tlog-witness: the old size, a consistency proof from there, and the"
                        + " signed checkpoint. Answered with cosignature lines (200); 409 with the"
                        + " size that was cosigned last as text/x.tlog.size; 404 for a log that is"
                        + " not witnessed here, 403 if it has not signed, 422 if the proof does not"
                        + " hold, 400 for what is no such request.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_PLAIN_VALUE,
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            maxLength = LONGEST,
                                                            example = EXAMPLE))),
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(
                        responseCode = "409",
                        description = "The size that was cosigned last is another",
                        content =
                                @Content(
                                        mediaType = "text/x.tlog.size",
                                        schema = @Schema(type = "string")))
            })
    ResponseEntity<String> add(HttpServletRequest request) throws IOException {
        var asked = parsed(request);
        var checkpoint = asked.checkpoint();
        var origin = Checkpoint.of(checkpoint).origin();
        var log =
                properties.logs().stream()
                        .filter(it -> it.origin().equals(origin))
                        .findFirst()
                        .filter(_ -> !keys.all().isEmpty())
                        .orElseThrow(Sight::nothing);
        var trusted = log.verifiers();
        // What nobody has signed is not worth a transaction.
        var judged =
                Cosigning.isSigned(checkpoint, trusted)
                        ? cosigned.judge(
                                origin, checkpoint, last -> Cosigning.judge(asked, trusted, last))
                        : new Cosigning.NotSigned();
        return switch (judged) {
            case Cosigning.Extends _ ->
                    ResponseEntity.ok().contentType(TEXT).body(cosignatures(checkpoint));
            case Cosigning.Conflict(var size) ->
                    ResponseEntity.status(HttpStatus.CONFLICT).contentType(SIZE).body(size + "\n");
            case Cosigning.NotSigned _ ->
                    throw new ProblemException(
                            Problem.of(HttpStatus.FORBIDDEN, "audit/checkpoint-not-signed"));
            case Cosigning.NotConsistent _ ->
                    throw new ProblemException(
                            Problem.unprocessable("audit/checkpoint-not-consistent"));
            case Cosigning.Backwards _ -> throw malformed();
        };
    }

    private static AddCheckpoint parsed(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LONGEST) throw tooLarge();
        var body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) throw tooLarge();
        try {
            var asked = AddCheckpoint.parse(new String(body, StandardCharsets.UTF_8));
            Checkpoint.of(asked.checkpoint());
            return asked;
        } catch (MalformedNote e) {
            throw malformed();
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                Problem.of(HttpStatus.CONTENT_TOO_LARGE, "request/too-large")
                        .with("maxBytes", LONGEST));
    }

    private static ProblemException malformed() {
        return new ProblemException(Problem.malformed("audit/no-checkpoint"));
    }

    private String cosignatures(SignedNote checkpoint) {
        var now = clock.instant();
        return keys.all().stream()
                .map((SignerKey it) -> it.sign(checkpoint.text(), now).line())
                .collect(Collectors.joining());
    }
}
