package lv.atbilstiba.compliance.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.api.SubjectKind;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.budget.Costly;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Tongue;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the register says of one institution, and how its services stand. */
@RestController
@Tag(name = "Compliance")
class InstitutionComplianceEndpoint {
    private final Compliance compliance;
    private final FactsOnDemand facts;
    private final AsOfs asOfs;

    InstitutionComplianceEndpoint(Compliance compliance, FactsOnDemand facts, AsOfs asOfs) {
        this.compliance = compliance;
        this.facts = facts;
        this.asOfs = asOfs;
    }

    /**
     * @param kind null before its first day
     * @param under registration number of its ministry or municipality
     * @param notJudged why nothing is said of {@code effectiveAt}, with the facts; null if
     *     something is
     * @param counts of its own findings and of those of its services; null with {@code effectiveAt}
     */
    record InstitutionCompliance(
            String institution,
            @Nullable InstitutionKind kind,
            @Nullable String under,
            @Nullable Instant effectiveAt,
            @Nullable NotJudged notJudged,
            List<FindingView> findings,
            @Nullable Map<SubjectKind, Counts> counts,
            Known known) {}

    @GetMapping("/api/compliance/institutions/{rn}")
    @Costly(value = Costly.Kind.JUDGING_ANEW, when = "effectiveAt")
    @Operation(
            summary = "What the register says of one institution",
            description =
                    "A finding for each rule about the institution itself, and how many findings"
                        + " there are of its services by severity and status. asOf asks what the"
                        + " register said then; effectiveAt asks what is now known (or, with asOf,"
                        + " was known then) to have been true at an instant.")
    InstitutionCompliance answer(
            @Parameter(description = "Registration number", example = "90000000002") @PathVariable
                    InstitutionId rn,
            @Parameter(
                            description =
                                    "An instant (ISO 8601, UTC): what is now known to have been"
                                            + " true then",
                            example = "2026-03-01T08:00:00Z")
                    @RequestParam(required = false)
                    @Nullable String effectiveAt,
            Asked asked,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @Parameter(hidden = true) Caller caller) {
        var subject = SubjectId.of(rn);
        var tongue = Tongue.of(language);
        var effective = effectiveAt == null ? null : asOfs.instant("effectiveAt", effectiveAt);
        return compliance.ask(
                asked,
                queries -> {
                    Compliance.visible(queries, subject, caller);
                    var known = queries.known();
                    var member =
                            queries.members(effective == null ? known.asOf().instant() : effective)
                                    .get(rn);
                    var under = member == null ? null : member.under();
                    var then =
                            effective == null
                                    ? null
                                    : facts.then(
                                            subject,
                                            queries.servicesOf(rn),
                                            known.asOf().position(),
                                            effective);
                    return new InstitutionCompliance(
                            rn.registrationNumber(),
                            member == null ? null : member.kind(),
                            under == null ? null : under.registrationNumber(),
                            effective,
                            then == null ? null : then.notJudged(),
                            then == null
                                    ? queries.findings(subject, tongue)
                                    : FindingQueries.views(then.findings(), tongue),
                            effective == null ? queries.rollUp(rn).counts() : null,
                            known);
                });
    }
}
