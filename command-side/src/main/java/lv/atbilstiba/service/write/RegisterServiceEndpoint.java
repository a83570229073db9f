package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.Complexity;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.NotAService;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.LifeSituationCode;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.RegisterService;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/** Takes a service into the register. */
@RestController
@Tag(name = "service")
final class RegisterServiceEndpoint {

    @Operation(summary = "Register a service")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/api/services")
    ResponseEntity<Accepted> register(@RequestBody Body body, Submission submission) {
        submission.mustActFor(body.owner());
        var service = new ServiceId(submission.newId());
        return submission.create(
                new RegisterService(
                        service,
                        body.owner(),
                        body.details(),
                        body.stage(),
                        submission.dayOrToday(body.effectiveOn()),
                        body.baseline(),
                        body.notAService()),
                "/api/services/{id}",
                service.value());
    }

    /**
     * @param effectiveOn today if left out
     * @param baseline whether it existed before the register opened
     * @param notAService why it would not be a service; then it is refused
     */
    @Schema(
            example =
                    """
                    {"owner": "90000000002",
                     "name": {"lv": "Vecuma pensijas piešķiršana", "en": "Granting an old-age pension"},
                     "kind": "PUBLIC_INDIVIDUAL_BENEFIT", "audiences": ["RESIDENT"],
                     "deliveryForms": ["E", "F"], "complexity": "SIMPLE",
                     "coreFunction": "Valsts pensiju piešķiršana",
                     "needs": [{"lv": "Ienākumi vecumdienās"}], "lifeSituations": ["RETIREMENT"],
                     "stage": "DELIVERY_OR_USE", "effectiveOn": "2024-01-01", "baseline": true}
                    """)
    record Body(
            InstitutionId owner,
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
            LifecycleStage stage,
            @Nullable LocalDate effectiveOn,
            boolean baseline,
            @Nullable NotAService notAService) {
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
