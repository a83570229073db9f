package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.SocialGroup;

import java.util.EnumSet;

/** ACC-03. The policy's list of groups is open; these three it names. Source: PU2-14, N3-3. */
final class AllGroupsReachTheService extends AccessibilityRule {
    AllGroupsReachTheService() {
        super(RuleId.ACC_03, AccessibilityKind.ALL_SOCIAL_GROUPS);
    }

    @Override
    Verdict judge(
            ServiceFacts.Declared declared, ServiceFacts facts, Policy policy, Moment moment) {
        if (!(declared instanceof ServiceFacts.Declared.Groups(var withMeasure)))
            return Verdict.COMPLIANT;
        var missing =
                EnumSet.of(
                        SocialGroup.LOW_INCOME,
                        SocialGroup.LOW_DIGITAL_SKILLS,
                        SocialGroup.FUNCTIONAL_IMPAIRMENT);
        missing.removeAll(withMeasure);
        return missing.isEmpty()
                ? Verdict.COMPLIANT
                : Verdict.nonCompliant(
                        Reason.of(ReasonCode.GROUPS_WITHOUT_MEASURE, "groups", missing));
    }
}
