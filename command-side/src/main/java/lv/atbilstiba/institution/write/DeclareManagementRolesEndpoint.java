package lv.atbilstiba.institution.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.command.DeclareManagementRoles;
import lv.atbilstiba.institution.api.command.DeclareOwnRoles;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.platform.security.Role;
import lv.atbilstiba.platform.security.SecurityLog;
import lv.atbilstiba.platform.write.Accepted;
import lv.atbilstiba.platform.write.Submission;
import lv.atbilstiba.platform.write.decision.Institutions;
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

    private final Institutions institutions;
    private final SecurityLog security;

    DeclareManagementRolesEndpoint(Institutions institutions, SecurityLog security) {
        this.institutions = institutions;
        this.security = security;
    }

    @Operation(
            summary = "Declare all management roles that the institution holds",
            description =
                    "The three lead roles are designated by the state lead: a sector lead is a"
                            + " ministry, a municipality lead a municipality, and the state has one"
                            + " lead. What an institution declares itself leaves them as they are.")
    @PutMapping("/api/institutions/{rn}/roles")
    ResponseEntity<Accepted> declare(
            @PathVariable InstitutionId rn, @RequestBody Body body, Submission submission) {
        var roles = Ordered.set(body.roles());
        var effectiveOn = submission.dayOrToday(body.effectiveOn());
        submission.baseline(body.baseline());
        if (!submission.caller().is(Role.STATE_LEAD))
            return submission.change(new DeclareOwnRoles(rn, roles, effectiveOn, body.corrects()));
        var first =
                roles.contains(ManagementRole.STATE_LEAD)
                        && institutions.stateLeadBeside(rn, effectiveOn, null).isEmpty();
        var accepted =
                submission.change(
                        new DeclareManagementRoles(rn, roles, effectiveOn, body.corrects()));
        if (first)
            security.tell(
                    SecurityLog.Event.FIRST_AUTHORITY,
                    submission.caller(),
                    null,
                    "institution",
                    rn.registrationNumber(),
                    "request",
                    submission.request().toString());
        return accepted;
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
            @Nullable Correction corrects,
            boolean baseline) {}
}
