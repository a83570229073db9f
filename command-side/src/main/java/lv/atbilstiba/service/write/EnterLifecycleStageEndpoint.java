package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.EnterLifecycleStage;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Moves a service to another lifecycle stage. */
@RestController
@Tag(name = "service")
final class EnterLifecycleStageEndpoint {

    @Operation(summary = "Enter a lifecycle stage")
    @PutMapping("/api/services/{id}/lifecycle-stage")
    ResponseEntity<Accepted> enter(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        return submission
                .baseline(body.baseline())
                .change(
                        new EnterLifecycleStage(
                                new ServiceId(id),
                                body.stage(),
                                submission.dayOrToday(body.effectiveOn()),
                                body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"stage": "MAINTENANCE_AND_IMPROVEMENT", "effectiveOn": "2026-03-01"}
                    """)
    record Body(
            LifecycleStage stage,
            @Nullable LocalDate effectiveOn,
            @Nullable Correction corrects,
            boolean baseline) {}
}
