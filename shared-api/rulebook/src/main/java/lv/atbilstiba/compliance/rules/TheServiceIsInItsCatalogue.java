package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;

import java.time.LocalDate;

/**
 * CAT-01, CAT-02, CAT-03: a service is published in the catalogue of its audience. A service for
 * residents and entrepreneurs needs both; one of general benefit has no mandatory catalogue.
 * Source: PU2-8, rules R-CAT-1 to R-CAT-3 and R-CAT-7.
 */
final class TheServiceIsInItsCatalogue extends ProvisionRule {
    private final CatalogueCode catalogue;
    private final Audience audience;

    TheServiceIsInItsCatalogue(RuleId id, CatalogueCode catalogue, Audience audience) {
        super(id, FactGroup.IDENTITY, FactGroup.CATALOGUE);
        this.catalogue = catalogue;
        this.audience = audience;
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        var identity = facts.identity(moment);
        var kind = identity.kind();
        if (kind == null) return Verdict.notAssessed(ReasonCode.KIND_NOT_SET);
        if (!kind.canBeFor(audience))
            return Verdict.notApplicable(Reason.of(ReasonCode.OTHER_KIND, "kind", kind));
        if (!kind.interInstitutional()) {
            if (identity.audiences().isEmpty())
                return Verdict.notAssessed(ReasonCode.AUDIENCE_NOT_SET);
            if (!identity.audiences().contains(audience))
                return Verdict.notApplicable(
                        Reason.of(ReasonCode.OTHER_AUDIENCE, "audiences", identity.audiences()));
        }
        for (var shown : facts.shown(moment))
            if (shown.catalogue() == catalogue) return Verdict.COMPLIANT;
        return Verdict.nonCompliant(
                Reason.of(ReasonCode.NOT_IN_CATALOGUE, "catalogues", catalogue));
    }
}
