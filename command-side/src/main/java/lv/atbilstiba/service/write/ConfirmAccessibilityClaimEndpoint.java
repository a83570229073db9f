package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.accessibility.api.command.ConfirmAccessibilityClaim;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Records that the portfolio manager confirms a claim. */
@RestController
@Tag(name = "accessibility")
final class ConfirmAccessibilityClaimEndpoint {

    @Operation(
            summary = "Confirm that a kind of accessibility does not apply",
            description =
                    "By the person who is recorded as portfolio manager of the service's owner,"
                            + " with her own login; whoever claimed it does not confirm it.")
    @PostMapping("/api/services/{id}/accessibility/{kind}/confirmation")
    ResponseEntity<Accepted> confirm(
            @PathVariable UUID id,
            @Parameter(
                            description = "multi-channel, territorial, all-groups or cross-border",
                            example = "cross-border")
                    @PathVariable
                    String kind,
            @RequestBody(required = false) @Nullable Body body,
            Submission submission) {
        var confirmer = submission.caller().person();
        if (confirmer == null)
            throw new ProblemException(
                    Problem.of(HttpStatus.FORBIDDEN, "accessibility/confirmed-in-person"));
        return submission
                .baseline(body != null && body.baseline())
                .change(
                        new ConfirmAccessibilityClaim(
                                new ServiceId(id),
                                NotApplicable.kindAt(kind),
                                confirmer,
                                submission.dayOrToday(body == null ? null : body.confirmedOn()),
                                body == null ? null : body.corrects()));
    }

    @Schema(example = "{\"confirmedOn\": \"2026-03-01\"}")
    record Body(@Nullable LocalDate confirmedOn, @Nullable Correction corrects, boolean baseline) {}
}
