package lv.atbilstiba.service.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.Description.ManagementPart;
import lv.atbilstiba.service.api.Description.RequestReceiptPart;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.command.RegisterDescription;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.UUID;

/** Registers a new version of a service's description. */
@RestController
@Tag(name = "service")
final class RegisterDescriptionEndpoint {

    @Operation(summary = "Register a new version of the service's description, with both parts")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/api/services/{id}/descriptions")
    ResponseEntity<Accepted> register(
            @PathVariable UUID id, @RequestBody Body body, Submission submission) {
        return submission.create(
                new RegisterDescription(
                        new ServiceId(id),
                        body.description(),
                        submission.dayOrToday(body.effectiveOn()),
                        body.corrects()),
                "/api/services/{id}/descriptions/current",
                id);
    }

    /** A part that is left out is a part that is missing, which the decision refuses. */
    @Schema(
            example =
                    """
                    {"management": {"responsibleUnit": "Pensiju nodaļa",
                                    "legalBasis": "Likums \\"Par valsts pensijām\\"", "funding": "Speciālais budžets"},
                     "requestAndReceipt": {"timeLimit": "P10D", "fee": "Bez maksas",
                       "texts": {"lv": {"title": "Vecuma pensijas piešķiršana",
                                        "summary": "Pensiju piešķir, sasniedzot pensijas vecumu.",
                                        "eligibility": "Persona pensijas vecumā",
                                        "procedure": "Iesniegumu iesniedz elektroniski vai klātienē.",
                                        "result": "Lēmums par pensiju", "contact": "+371 60000000"}}}}
                    """)
    record Body(
            @Nullable ManagementPart management,
            @Nullable RequestReceiptPart requestAndReceipt,
            @Nullable LocalDate effectiveOn,
            @Nullable Correction corrects) {
        Description description() {
            return new Description(
                    management == null ? ADescriptionHasBothParts.NO_MANAGEMENT : management,
                    requestAndReceipt == null
                            ? ADescriptionHasBothParts.NO_REQUEST_AND_RECEIPT
                            : requestAndReceipt);
        }
    }
}
