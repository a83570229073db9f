package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;

/** SERV-02. Source: services overview, "ir jāatbilst konkrētām … funkcijām". */
final class TheServiceDerivesFromACoreFunction extends ServiceRule {
    TheServiceDerivesFromACoreFunction() {
        super(RuleId.SERV_02, FactGroup.IDENTITY);
    }

    @Override
    public Verdict judge(ServiceFacts facts, Policy policy, Moment moment) {
        return facts.identity(moment).coreFunction()
                ? Verdict.COMPLIANT
                : Verdict.nonCompliant(ReasonCode.NO_CORE_FUNCTION);
    }
}
