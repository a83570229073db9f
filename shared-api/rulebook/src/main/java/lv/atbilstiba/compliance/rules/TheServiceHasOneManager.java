package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;

/**
 * ROLE-03. One person may manage several services. Source: P4.2, roles overview; roles.json
 * R-ROLE-3.
 */
final class TheServiceHasOneManager extends ServiceRule {
    TheServiceHasOneManager() {
        super(RuleId.ROLE_03, FactGroup.MANAGER, FactGroup.STAGE);
    }

    @Override
    public Verdict judge(ServiceFacts facts, Policy policy, Moment moment) {
        if (facts.liquidated(moment)) return Verdict.notApplicable(ReasonCode.SERVICE_LIQUIDATED);
        var vacancy = Vacancy.ofManager(facts, policy, moment);
        if (vacancy != null) {
            return Verdict.nonCompliant(Reason.of(ReasonCode.NO_MANAGER, "since", vacancy.since()))
                    .since(vacancy.since());
        }
        var holders = facts.managers().holders(moment);
        return holders.size() == 1
                ? Verdict.COMPLIANT
                : Verdict.nonCompliant(
                        Reason.of(ReasonCode.SEVERAL_MANAGERS, "persons", BareIds.ids(holders)));
    }
}
