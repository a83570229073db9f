package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.CrossBorderMeasure;

import java.util.EnumSet;

/** ACC-04. Source: PU2-14, N3-4. */
final class TheServiceIsOpenAcrossBorders extends AccessibilityRule {
    TheServiceIsOpenAcrossBorders() {
        super(RuleId.ACC_04, AccessibilityKind.CROSS_BORDER);
    }

    @Override
    Verdict judge(
            ServiceFacts.Declared declared, ServiceFacts facts, Policy policy, Moment moment) {
        if (!(declared instanceof ServiceFacts.Declared.Abroad(var provided)))
            return Verdict.COMPLIANT;
        var missing = EnumSet.allOf(CrossBorderMeasure.class);
        missing.removeAll(provided);
        return missing.isEmpty()
                ? Verdict.COMPLIANT
                : Verdict.nonCompliant(Reason.of(ReasonCode.MEASURES_MISSING, "measures", missing));
    }
}
