package lv.atbilstiba.history.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.Loss;
import lv.atbilstiba.history.api.command.OpenHistoryEpoch;
import lv.atbilstiba.platform.log.HistoryState;
import lv.atbilstiba.platform.log.HistoryWatch;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.SecurityLog;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Goes on from a database that lost some of its history, in a new epoch of it. */
@RestController
@Tag(name = "operations")
final class OpenHistoryEpochEndpoint {
    static final String PATH = "/api/operations/history-epochs";
    private static final int UNTIL_AN_ARCHIVE_ANSWERS = 30;

    private final HistoryWatch watch;
    private final RoomForANewEpoch room;

    private final SecurityLog security;

    OpenHistoryEpochEndpoint(HistoryWatch watch, RoomForANewEpoch room, SecurityLog security) {
        this.watch = watch;
        this.room = room;
        this.security = security;
    }

    @Operation(
            summary = "Go on from a database that lost some of its history",
            description =
                    "Only while the database is not what was published of it. It is recorded what"
                        + " was published, what was found, who decided and why; positions go on"
                        + " beyond all that were ever given out, those of the lost future answer"
                        + " 410 from now on, and the verifiable log begins anew under a name of its"
                        + " own. It cannot be taken back.")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(PATH)
    ResponseEntity<Accepted> open(@RequestBody Body body, Submission submission) {
        var answer =
                switch (watch.lookNow()) {
                    case HistoryState.Whole _ ->
                            throw new ProblemException(
                                    Problem.conflict("history/nothing-was-lost"));
                    case HistoryState.Unknown(var archives) ->
                            throw new ProblemException(
                                    archives
                                            ? Problem.unavailable(
                                                    "history/not-compared",
                                                    UNTIL_AN_ARCHIVE_ANSWERS)
                                            : Problem.conflict("history/no-archive"));
                    case HistoryState.Behind(var published, var found) ->
                            open(Loss.Kind.BEHIND, published, found, body, submission);
                    case HistoryState.Beside(var published, var found) ->
                            open(Loss.Kind.BESIDE, published, found, body, submission);
                };
        watch.lookNow();
        return answer;
    }

    private ResponseEntity<Accepted> open(
            Loss.Kind kind,
            HistoryState.Published published,
            HistoryState.Found found,
            Body body,
            Submission submission) {
        var loss =
                new Loss(
                        kind,
                        published.size(),
                        published.position(),
                        found.events(),
                        found.position(),
                        published.checkpoint());
        var epoch = published.epoch() + 1;
        var command = new OpenHistoryEpoch(HistoryId.REGISTER, epoch, loss, body.reason());
        room.leave(Math.max(published.position(), found.position()));
        var opened = submission.create(command, "/api/audit/log/epochs/{epoch}", epoch);
        security.tell(
                SecurityLog.Event.EPOCH_OPENED,
                submission.caller(),
                null,
                "epoch",
                Long.toString(epoch),
                "request",
                submission.request().toString());
        return opened;
    }

    /**
     * @param reason what happened, and why it is gone on from here; no personal data
     */
    @Schema(
            example =
                    """
                    {"reason": "Diska bojājums 12.03.2026; atjaunota 11.03.2026. 22:00 rezerves kopija, akts Nr. 7"}
                    """)
    record Body(@Schema(maxLength = 1000) String reason) {}
}
