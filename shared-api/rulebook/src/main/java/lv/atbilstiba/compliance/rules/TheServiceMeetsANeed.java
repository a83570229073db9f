package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.ServiceKind;

/**
 * SERV-03. A life situation is a group of needs; a service of general benefit meets a need of
 * society, which no life situation stands for. Source: definition of a service; N2-1, N2-2.
 */
final class TheServiceMeetsANeed extends ServiceRule {
    TheServiceMeetsANeed() {
        super(RuleId.SERV_03, FactGroup.IDENTITY);
    }

    @Override
    public Verdict judge(ServiceFacts facts, Policy policy, Moment moment) {
        var identity = facts.identity(moment);
        if (identity.needs() > 0) return Verdict.COMPLIANT;
        if (identity.kind() == ServiceKind.PUBLIC_GENERAL_BENEFIT)
            return Verdict.nonCompliant(ReasonCode.NO_NEED_OF_SOCIETY);
        return identity.lifeSituations()
                ? Verdict.COMPLIANT
                : Verdict.nonCompliant(ReasonCode.NO_NEED);
    }
}
