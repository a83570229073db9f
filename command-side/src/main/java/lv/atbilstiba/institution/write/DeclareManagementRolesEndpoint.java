package lv.atbilstiba.institution.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.command.DeclareManagementRoles;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.SortedSet;

/** Declares the management roles that an institution holds. */
@RestController
@Tag(name = "institution")
final class DeclareManagementRolesEndpoint {

    @Operation(summary = "Declare all management roles that the institution holds")
    @PutMapping("/api/institutions/{rn}/roles")
    ResponseEntity<Accepted> declare(
            @PathVariable InstitutionId rn, @RequestBody Body body, Submission submission) {
        return submission.change(
                new DeclareManagementRoles(
                        rn,
                        Ordered.set(body.roles()),
                        submission.dayOrToday(body.effectiveOn()),
                        body.corrects()));
    }

    @Schema(
            example =
                    """
                    {"roles": ["SERVICE_PORTFOLIO_OWNER", "SERVICE_OWNER", "SERVICE_PROVIDER"],
                     "effectiveOn": "2026-03-01"}
                    """)
    record Body(
            SortedSet<ManagementRole> roles,
            @Nullable LocalDate effectiveOn,
            @Nullable Correction corrects) {}
}
