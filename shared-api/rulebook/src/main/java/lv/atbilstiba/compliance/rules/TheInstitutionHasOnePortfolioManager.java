package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;

/** ROLE-02. Source: P4.2, roles overview ("tikai viens"); roles.json R-ROLE-2. */
final class TheInstitutionHasOnePortfolioManager extends InstitutionRule {
    TheInstitutionHasOnePortfolioManager() {
        super(RuleId.ROLE_02, FactGroup.MANAGER, FactGroup.PORTFOLIO);
    }

    @Override
    public Verdict judge(InstitutionFacts facts, Policy policy, Moment moment) {
        if (!facts.managesServices(moment))
            return Verdict.notApplicable(ReasonCode.MANAGES_NO_SERVICE);
        var vacancy = Vacancy.ofPortfolioManager(facts, policy, moment);
        if (vacancy != null) {
            return Verdict.nonCompliant(
                            Reason.of(ReasonCode.NO_PORTFOLIO_MANAGER, "since", vacancy.since()))
                    .since(vacancy.since());
        }
        var holders = facts.portfolioManagers().holders(moment);
        return holders.size() == 1
                ? Verdict.COMPLIANT
                : Verdict.nonCompliant(
                        Reason.of(
                                ReasonCode.SEVERAL_PORTFOLIO_MANAGERS,
                                "persons",
                                BareIds.ids(holders)));
    }
}
