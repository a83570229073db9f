package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;

import java.time.LocalDate;

/** CAT-07. Source: PU2-8, "dažādās formās un kanālos"; the number is inferred. */
final class AdditionalInformationIsAvailable extends ProvisionRule {
    AdditionalInformationIsAvailable() {
        super(RuleId.CAT_07, FactGroup.INFORMATION);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        return facts.informs(moment)
                ? Verdict.COMPLIANT
                : Verdict.nonCompliant(ReasonCode.NO_ADDITIONAL_INFORMATION);
    }
}
