package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.AccessibilityKind;

import java.time.LocalDate;
import java.util.EnumSet;

/**
 * ACC-05. A claim is never recorded without a justification, so what is left to judge is whether
 * the delivery form allows it or the portfolio manager confirmed it, this very claim. A
 * confirmation that does not say by which appointment may have been anybody's, the claimant's too,
 * so it is not assessed. Source: PU2-14, note; confirmation is inferred.
 */
final class WhatDoesNotApplyIsAllowedOrConfirmed extends ProvisionRule {
    WhatDoesNotApplyIsAllowedOrConfirmed() {
        super(RuleId.ACC_05, FactGroup.IDENTITY, FactGroup.ACCESSIBILITY);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        boolean claimed = false;
        var unconfirmed = EnumSet.noneOf(AccessibilityKind.class);
        var bySomebody = EnumSet.noneOf(AccessibilityKind.class);
        for (var kind : AccessibilityKind.values()) {
            var declared = facts.declared(kind, moment);
            if (declared == null
                    || !(declared.value() instanceof ServiceFacts.Declared.NotApplicable claim))
                continue;
            claimed = true;
            if (AccessibilityRule.ruledOut(facts.identity(moment), kind)) continue;
            switch (confirmed(facts, claim, declared, moment)) {
                case NO -> unconfirmed.add(kind);
                case BY_SOMEBODY -> bySomebody.add(kind);
                case BY_THE_MANAGER -> {}
            }
        }
        if (!claimed) return Verdict.notApplicable(ReasonCode.NOTHING_CLAIMED);
        if (!unconfirmed.isEmpty())
            return Verdict.nonCompliant(
                    Reason.of(ReasonCode.CLAIM_UNCONFIRMED, "kinds", unconfirmed));
        return bySomebody.isEmpty()
                ? Verdict.COMPLIANT
                : Verdict.notAssessed(
                        Reason.of(ReasonCode.CONFIRMER_NOT_SAID, "kinds", bySomebody));
    }

    private enum Confirmed {
        NO,
        BY_SOMEBODY,
        BY_THE_MANAGER
    }

    /** By whom a claim was confirmed since it was said, and for a day on which it holds. */
    private static Confirmed confirmed(
            ServiceFacts facts,
            ServiceFacts.Declared.NotApplicable claim,
            Timeline.Entry<ServiceFacts.Declared> said,
            Moment moment) {
        var found = Confirmed.NO;
        for (var entry : facts.confirmations().entries()) {
            var confirmation = entry.value();
            if (confirmation.kind() != claim.kind()
                    || entry.position() <= said.position()
                    || entry.day().isBefore(said.day())
                    || !moment.reached(entry.day())
                    || confirmation.isByOneOf(claim.claimants())) continue;
            if (confirmation.byManager()) return Confirmed.BY_THE_MANAGER;
            found = Confirmed.BY_SOMEBODY;
        }
        return found;
    }
}
