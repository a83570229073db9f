package lv.atbilstiba.history.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.command.RevokeLogKey;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.tlog.VerifierKey;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

/** Takes trust from a key of the verifiable log that was lost or stolen. */
@RestController
@Tag(name = "operations")
final class RevokeLogKeyEndpoint {
    static final String PATH = "/api/operations/log-key-revocations";

    private final LogStore store;

    RevokeLogKeyEndpoint(LogStore store) {
        this.store = store;
    }

    @Operation(
            summary = "Revoke a key of the verifiable log",
            description =
                    "From a day on, today at the latest, what only this key signed proves nothing,"
                        + " and it hands over to nobody. The register signs no more with it at"
                        + " once, and believes no kept checkpoint that only it signed later. It is"
                        + " told in the history and in every package, for ever; it cannot be taken"
                        + " back, but moved to an earlier day.")
    @PostMapping(PATH)
    ResponseEntity<Accepted> revoke(@RequestBody Body body, Submission submission) {
        if (store.keys().stream().map(VerifierKey::toString).noneMatch(body.key()::equals))
            throw new ProblemException(
                    Problem.unprocessable("history/key-unknown").at("/key", "invalid-value"));
        var from = submission.dayOrToday(body.from());
        if (from.isAfter(submission.today()))
            throw new ProblemException(
                    Problem.unprocessable("history/revoked-ahead").at("/from", "out-of-range"));
        var command = new RevokeLogKey(HistoryId.REGISTER, body.key(), from, body.reason());
        return submission.create(command, "/api/audit/log/history");
    }

    /**
     * @param key the key, as {@code GET /api/audit/log/keys} gives it
     * @param from the first day on which it is not trusted; today if absent
     * @param reason what happened; no personal data
     */
    @Schema(
            example =
                    """
                    {"key": "atbilstiba.lv/register+5d3c1f0a+AcJ8mVY1E0pcQ2X9uXb1J9c0mN5mMBmSPp6WbV3bq0Yd", "from": "2026-11-30", "reason": "Atslēgas fails nozagts, akts Nr. 9"}
                    """)
    record Body(
            @Schema(maxLength = 500) String key,
            @Nullable LocalDate from,
            @Schema(maxLength = 1000) String reason) {}
}
