package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.accessibility.api.command.SetTerritorialTarget;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Records in which territory, less than all of Latvia, a service has to be accessible. */
@RestController
@Tag(name = "accessibility")
final class SetTerritorialTargetEndpoint {

    @Operation(
            summary = "Record in which territory, less than all of Latvia, it has to be accessible",
            description =
                    "By the portfolio manager, with a basis: not by who records where the service"
                            + " is. Findings of ACC-02 name the fact and its basis.")
    @PutMapping("/api/services/{id}/accessibility/territorial/target")
    ResponseEntity<Accepted> set(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        return submission.change(
                new SetTerritorialTarget(
                        new ServiceId(id),
                        body.territory(),
                        body.basis(),
                        submission.dayOrToday(body.effectiveOn()),
                        body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"territory": "9900000", "basis": "Saistošie noteikumi Nr. 7", "effectiveOn": "2026-03-01"}
                    """)
    record Body(
            TerritoryCode territory,
            Basis basis,
            @Nullable LocalDate effectiveOn,
            @Nullable Correction corrects) {}
}
