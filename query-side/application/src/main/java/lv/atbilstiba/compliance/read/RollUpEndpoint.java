package lv.atbilstiba.compliance.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How sectors, municipalities and the state stand, with the members they had at that time. */
@RestController
@Tag(name = "Compliance")
class RollUpEndpoint {
    private final Compliance compliance;

    RollUpEndpoint(Compliance compliance) {
        this.compliance = compliance;
    }

    @GetMapping("/api/compliance/sectors/{rn}")
    @Operation(
            summary = "How a sector stands",
            description =
                    "The institutions under a ministry, itself among them, as they belonged to it"
                            + " at the point asked for: how many of them and of their services"
                            + " comply, by chapter of the rules and in all, and their findings by"
                            + " severity and status; for all of them and for each.")
    RollUpAnswer sector(
            @Parameter(description = "Registration number", example = "90000000002") @PathVariable
                    InstitutionId rn,
            Asked asked,
            @Parameter(hidden = true) Caller caller) {
        return ledBy(rn, InstitutionKind.MINISTRY, asked, caller);
    }

    @GetMapping("/api/compliance/municipalities/{rn}")
    @Operation(
            summary = "How a municipality stands",
            description =
                    "The institutions of a municipality, itself among them, as they belonged to it"
                            + " at the point asked for: how many of them and of their services"
                            + " comply, by chapter of the rules and in all, and their findings by"
                            + " severity and status; for all of them and for each.")
    RollUpAnswer municipality(
            @Parameter(description = "Registration number", example = "90000000002") @PathVariable
                    InstitutionId rn,
            Asked asked,
            @Parameter(hidden = true) Caller caller) {
        return ledBy(rn, InstitutionKind.MUNICIPALITY, asked, caller);
    }

    @GetMapping("/api/compliance/state")
    @Operation(
            summary = "How the whole state stands",
            description =
                    "How many institutions and services comply, by chapter of the rules and in"
                            + " all, and their findings by severity and status; for all together"
                            + " and for each sector and municipality.")
    RollUpAnswer state(Asked asked) {
        return compliance.ask(
                asked,
                queries ->
                        RollUpAnswer.state(queries.members(), queries.rollUps(), queries.known()));
    }

    private RollUpAnswer ledBy(
            InstitutionId lead, InstitutionKind kind, Asked asked, Caller caller) {
        if (!ComplianceReadRights.seesRollUpOf(caller, lead)) throw Sight.outOfReach();
        return compliance.ask(
                asked,
                queries -> {
                    var members = queries.members();
                    var member = members.get(lead);
                    if (member == null || member.kind() != kind) throw Compliance.notFound();
                    return RollUpAnswer.ledBy(lead, members, queries.rollUps(), queries.known());
                });
    }
}
