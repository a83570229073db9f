package lv.atbilstiba.compliance.read;

import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How sectors, municipalities and the state stand, with the members they had at that time. */
@RestController
class RollUpEndpoint {
    private final Compliance compliance;

    RollUpEndpoint(Compliance compliance) {
        this.compliance = compliance;
    }

    @GetMapping("/api/compliance/sectors/{rn}")
    RollUpAnswer sector(
            @PathVariable String rn,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestHeader(name = "Wait-For-Position", required = false) @Nullable String waitFor,
            Caller caller) {
        return ledBy(rn, InstitutionKind.MINISTRY, new AsOfs.Asked(asOf, waitFor), caller);
    }

    @GetMapping("/api/compliance/municipalities/{rn}")
    RollUpAnswer municipality(
            @PathVariable String rn,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestHeader(name = "Wait-For-Position", required = false) @Nullable String waitFor,
            Caller caller) {
        return ledBy(rn, InstitutionKind.MUNICIPALITY, new AsOfs.Asked(asOf, waitFor), caller);
    }

    @GetMapping("/api/compliance/state")
    RollUpAnswer state(
            @RequestParam(required = false) @Nullable String asOf,
            @RequestHeader(name = "Wait-For-Position", required = false) @Nullable String waitFor) {
        return compliance.ask(
                new AsOfs.Asked(asOf, waitFor),
                queries ->
                        RollUpAnswer.state(queries.members(), queries.rollUps(), queries.known()));
    }

    private RollUpAnswer ledBy(String rn, InstitutionKind kind, AsOfs.Asked asked, Caller caller) {
        if (!ComplianceReadRights.sees(caller, rn)) throw Compliance.notFound();
        var lead = Compliance.institution(rn);
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
