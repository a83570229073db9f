package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.DeliveryForm;

import java.time.LocalDate;

/**
 * A rule about one kind of accessibility. What is claimed not to apply is not judged: whether the
 * claim may stand is ACC-05. What nobody recorded is not assessed.
 */
abstract class AccessibilityRule extends ProvisionRule {
    private final AccessibilityKind kind;

    AccessibilityRule(RuleId id, AccessibilityKind kind) {
        this(id, kind, FactGroup.IDENTITY, FactGroup.ACCESSIBILITY);
    }

    AccessibilityRule(RuleId id, AccessibilityKind kind, FactGroup... reads) {
        super(id, reads);
        this.kind = kind;
    }

    @Override
    final Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        var identity = facts.identity(moment);
        if (ruledOut(identity, kind)) return Verdict.notApplicable(ReasonCode.D_SERVICE);
        var declared = facts.declared(kind, moment);
        if (declared == null) {
            return Verdict.notAssessed(
                    Reason.of(ReasonCode.ACCESSIBILITY_NOT_RECORDED, "kinds", kind));
        }
        if (declared.value() instanceof ServiceFacts.Declared.NotApplicable) {
            return Verdict.notApplicable(
                    Reason.of(ReasonCode.JUSTIFIED_BY_NATURE, "from", declared.day()));
        }
        return judge(declared.value(), facts, policy, moment);
    }

    /** Of what is recorded, not of a claim. */
    abstract Verdict judge(
            ServiceFacts.Declared declared, ServiceFacts facts, Policy policy, Moment moment);

    /**
     * Whether the delivery form rules the kind out: a d-service, which has no other form. An
     * exemption holds only for the form it is given for. Source: accessibility.json, NA_D_SERVICE.
     */
    static boolean ruledOut(ServiceFacts.Identity identity, AccessibilityKind kind) {
        return identity.only(DeliveryForm.D)
                && (kind == AccessibilityKind.MULTICHANNEL
                        || kind == AccessibilityKind.ALL_SOCIAL_GROUPS);
    }
}
