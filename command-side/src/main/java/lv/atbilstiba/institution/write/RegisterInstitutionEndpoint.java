package lv.atbilstiba.institution.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.command.RegisterInstitution;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

/** Takes an institution into the register. */
@RestController
@Tag(name = "institution")
final class RegisterInstitutionEndpoint {

    @Operation(summary = "Register an institution")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/api/institutions")
    ResponseEntity<Accepted> register(@RequestBody Body body, Submission submission) {
        return submission.create(
                new RegisterInstitution(
                        body.registrationNumber(),
                        new InstitutionDetails(body.name(), body.kind(), body.under()),
                        submission.dayOrToday(body.participantSince()),
                        body.baseline()),
                "/api/institutions/{registrationNumber}",
                body.registrationNumber().registrationNumber());
    }

    /**
     * @param under the ministry or municipality it belongs to
     * @param participantSince today if left out
     * @param baseline whether it took part before the register opened
     */
    @Schema(
            example =
                    """
                    {"registrationNumber": "90000000002",
                     "name": {"lv": "Sociālās apdrošināšanas aģentūra", "en": "Social Insurance Agency"},
                     "kind": "SUBORDINATE_INSTITUTION", "under": "90000000001",
                     "participantSince": "2024-01-01", "baseline": true}
                    """)
    record Body(
            InstitutionId registrationNumber,
            LocalizedText name,
            InstitutionKind kind,
            @Nullable InstitutionId under,
            @Nullable LocalDate participantSince,
            boolean baseline) {}
}
