package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.ReviewDescription;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Records that a description was reviewed and found right. */
@RestController
@Tag(name = "service")
final class ReviewDescriptionEndpoint {

    @Operation(summary = "Record a review of the current description")
    @PostMapping("/api/services/{id}/description-reviews")
    ResponseEntity<Accepted> review(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        return submission
                .baseline(body.baseline())
                .change(
                        new ReviewDescription(
                                new ServiceId(id),
                                submission.dayOrToday(body.reviewedOn()),
                                body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"reviewedOn": "2026-03-01"}
                    """)
    record Body(@Nullable LocalDate reviewedOn, @Nullable Correction corrects, boolean baseline) {}
}
