package lv.atbilstiba.institution.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.Placement;
import lv.atbilstiba.institution.api.command.ChangeInstitution;
import lv.atbilstiba.institution.api.command.RenameInstitution;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Role;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

/** Changes what an institution is. */
@RestController
@Tag(name = "institution")
final class ChangeInstitutionEndpoint {

    @Operation(
            summary = "Change an institution's details",
            description =
                    "What it is (kind) and where it stands (under) is the state lead's to say; an"
                            + " institution changes its name, and may leave both out. Without kind,"
                            + " both stay as they are.")
    @PutMapping("/api/institutions/{rn}")
    ResponseEntity<Accepted> change(
            @PathVariable InstitutionId rn, @RequestBody Body body, Submission submission) {
        var kind = body.kind();
        submission.baseline(body.baseline());
        if (kind != null && submission.caller().is(Role.STATE_LEAD))
            return submission.change(
                    new ChangeInstitution(
                            rn,
                            new InstitutionDetails(body.name(), kind, body.under()),
                            body.effectiveOn(),
                            body.corrects()));
        if (kind == null && body.under() != null)
            throw new ProblemException(
                    Problem.unprocessable("institution/place-disagrees-with-kind")
                            .with("institution", rn)
                            .at("/kind", "missing"));
        return submission.change(
                new RenameInstitution(
                        rn,
                        body.name(),
                        kind == null ? null : new Placement(kind, body.under()),
                        submission.dayOrToday(body.effectiveOn()),
                        body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"name": {"lv": "Labklājības aģentūra"}, "kind": "SUBORDINATE_INSTITUTION",
                     "under": "90000000001", "effectiveOn": "2026-03-01"}
                    """)
    record Body(
            LocalizedText name,
            @Nullable InstitutionKind kind,
            @Nullable InstitutionId under,
            @Nullable LocalDate effectiveOn,
            @Nullable Correction corrects,
            boolean baseline) {}
}
