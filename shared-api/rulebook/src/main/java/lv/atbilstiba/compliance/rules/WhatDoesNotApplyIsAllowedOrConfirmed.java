package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.AccessibilityKind;

import java.time.LocalDate;
import java.util.EnumSet;

/**
 * ACC-05. A claim is never recorded without a justification, so what is left to judge is whether
 * the delivery form allows it or the portfolio manager confirmed it, this very claim. Source:
 * PU2-14, note; confirmation is inferred.
 */
final class WhatDoesNotApplyIsAllowedOrConfirmed extends ProvisionRule {
    WhatDoesNotApplyIsAllowedOrConfirmed() {
        super(RuleId.ACC_05, FactGroup.IDENTITY, FactGroup.ACCESSIBILITY);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        boolean claimed = false;
        var unconfirmed = EnumSet.noneOf(AccessibilityKind.class);
        for (var kind : AccessibilityKind.values()) {
            var declared = facts.declared(kind, moment);
            if (declared == null
                    || !(declared.value() instanceof ServiceFacts.Declared.NotApplicable)) continue;
            claimed = true;
            if (AccessibilityRule.ruledOut(facts.identity(moment), kind)) continue;
            if (!confirmed(facts, kind, declared.position(), moment)) unconfirmed.add(kind);
        }
        if (!claimed) return Verdict.notApplicable(ReasonCode.NOTHING_CLAIMED);
        return unconfirmed.isEmpty()
                ? Verdict.COMPLIANT
                : Verdict.nonCompliant(
                        Reason.of(ReasonCode.CLAIM_UNCONFIRMED, "kinds", unconfirmed));
    }

    private static boolean confirmed(
            ServiceFacts facts, AccessibilityKind kind, long claim, Moment moment) {
        for (var confirmation : facts.confirmations().entries()) {
            if (confirmation.value() == kind
                    && confirmation.position() > claim
                    && moment.reached(confirmation.day())) return true;
        }
        return false;
    }
}
