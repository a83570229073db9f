package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.PolicyParameter;

import java.time.LocalDate;
import java.util.EnumSet;

/**
 * ACC-06. Recording or claiming is a look at the kind; before the first look the clock runs from
 * the start of provision. A kind that the delivery form rules out needs none. The interval is the
 * one in force at the instant judged. Source: inferred.
 */
final class AccessibilityWasReviewedInTime extends ProvisionRule {
    AccessibilityWasReviewedInTime() {
        super(
                RuleId.ACC_06,
                FactGroup.IDENTITY,
                FactGroup.ACCESSIBILITY,
                FactGroup.REVIEWS,
                FactGroup.POLICY);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        var identity = facts.identity(moment);
        var interval = policy.period(PolicyParameter.ACCESSIBILITY_REVIEW, moment);
        var overdue = EnumSet.noneOf(AccessibilityKind.class);
        for (var kind : AccessibilityKind.values()) {
            if (AccessibilityRule.ruledOut(identity, kind)) continue;
            var last = start;
            // whoever ends a record has looked, too
            var said = facts.accessibility().latest(moment, one -> one.kind() == kind);
            if (said != null) last = Days.later(last, said.day());
            var review = facts.accessibilityReviews().latest(moment, kinds -> kinds.contains(kind));
            if (review != null) last = Days.later(last, review.day());
            if (moment.passed(last.plus(interval))) overdue.add(kind);
        }
        return overdue.isEmpty()
                ? Verdict.COMPLIANT
                : Verdict.nonCompliant(
                        Reason.of(ReasonCode.ACCESSIBILITY_REVIEW_OVERDUE, "kinds", overdue));
    }
}
