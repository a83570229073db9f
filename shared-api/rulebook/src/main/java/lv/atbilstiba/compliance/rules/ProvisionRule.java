package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.LifecycleStage;

import java.time.LocalDate;

/**
 * A rule that concerns a service only while it is in provision: in delivery or maintenance. Clocks
 * of such a rule start no earlier than provision did, and than the register opened.
 */
abstract class ProvisionRule extends ServiceRule {
    ProvisionRule(RuleId id, FactGroup... reads) {
        super(id, FactGroup.STAGE, reads);
    }

    @Override
    public final Verdict judge(ServiceFacts facts, Policy policy, Moment moment) {
        var inProvisionSince = facts.inProvisionSince(moment);
        if (inProvisionSince == null) {
            return Verdict.notApplicable(
                    facts.stage(moment) == LifecycleStage.LIQUIDATION
                            ? ReasonCode.SERVICE_LIQUIDATED
                            : ReasonCode.SERVICE_PLANNED);
        }
        return judge(facts, policy, moment, Days.later(inProvisionSince, policy.openedOn()));
    }

    /**
     * @param start first day from which the rule asks anything of the service
     */
    abstract Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start);
}
