package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.Complexity;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.LifeSituationCode;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.ChangeService;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** Changes what a service is. */
@RestController
@Tag(name = "service")
final class ChangeServiceEndpoint {

    @Operation(summary = "Change a service's details")
    @PutMapping("/api/services/{id}")
    ResponseEntity<Accepted> change(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        return submission
                .baseline(body.baseline())
                .change(
                        new ChangeService(
                                new ServiceId(id),
                                body.details(),
                                body.effectiveOn(),
                                body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"name": {"lv": "Vecuma pensijas piešķiršana"},
                     "kind": "PUBLIC_INDIVIDUAL_BENEFIT", "audiences": ["RESIDENT"],
                     "deliveryForms": ["E", "F"], "complexity": "SMART",
                     "coreFunction": "Valsts pensiju piešķiršana",
                     "needs": [{"lv": "Ienākumi vecumdienās"}], "lifeSituations": ["RETIREMENT"]}
                    """)
    record Body(
            LocalizedText name,
            @Schema(maxLength = 40) @Nullable String nationalCode,
            @Schema(maxLength = 80) @Nullable String sourceId,
            @Nullable ServiceKind kind,
            SortedSet<Audience> audiences,
            SortedSet<DeliveryForm> deliveryForms,
            @Nullable Complexity complexity,
            @Schema(maxLength = 500) @Nullable String coreFunction,
            List<LocalizedText> needs,
            SortedSet<LifeSituationCode> lifeSituations,
            @Nullable LocalDate effectiveOn,
            @Nullable Correction corrects,
            boolean baseline) {
        ServiceDetails details() {
            return new ServiceDetails(
                    name,
                    nationalCode,
                    sourceId,
                    kind,
                    audiences,
                    deliveryForms,
                    complexity,
                    coreFunction,
                    needs,
                    lifeSituations);
        }
    }
}
