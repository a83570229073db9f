package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.accessibility.api.command.ReviewAccessibility;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.UUID;

/** Records that what is recorded of some kinds of accessibility was looked at again. */
@RestController
@Tag(name = "accessibility")
final class ReviewAccessibilityEndpoint {

    @Operation(summary = "Record a review of some kinds of accessibility")
    @PostMapping("/api/services/{id}/accessibility-reviews")
    ResponseEntity<Accepted> review(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        if (body.kinds().isEmpty()) {
            throw new ProblemException(
                    Problem.unprocessable("request/missing-value").at("/kinds", "missing"));
        }
        return submission
                .baseline(body.baseline())
                .change(
                        new ReviewAccessibility(
                                new ServiceId(id),
                                body.kinds(),
                                submission.dayOrToday(body.reviewedOn()),
                                body.corrects()));
    }

    @Schema(example = "{\"kinds\": [\"MULTICHANNEL\", \"TERRITORIAL\"]}")
    record Body(
            @ArraySchema(minItems = 1) SortedSet<AccessibilityKind> kinds,
            @Nullable LocalDate reviewedOn,
            @Nullable Correction corrects,
            boolean baseline) {}
}
