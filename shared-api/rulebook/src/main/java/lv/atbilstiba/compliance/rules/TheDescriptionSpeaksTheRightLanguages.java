package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.AccessibilityKind;

import java.time.LocalDate;
import java.util.ArrayList;

/**
 * DESC-04. A language counts when every mandatory text is filled in it. Source: inferred from N3-4.
 */
final class TheDescriptionSpeaksTheRightLanguages extends ProvisionRule {
    TheDescriptionSpeaksTheRightLanguages() {
        super(RuleId.DESC_04, FactGroup.DESCRIPTION, FactGroup.ACCESSIBILITY);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        var description = facts.description(moment);
        if (description == null) return Verdict.notAssessed(ReasonCode.NO_DESCRIPTION);
        var breaches = new ArrayList<Reason>();
        if (!description.content().latvian()) breaches.add(Reason.of(ReasonCode.NOT_IN_LATVIAN));
        if (abroad(facts, moment) && !description.content().anotherLanguage())
            breaches.add(Reason.of(ReasonCode.NOT_IN_ANOTHER_LANGUAGE));
        return Verdict.unless(breaches);
    }

    private static boolean abroad(ServiceFacts facts, Moment moment) {
        var declared = facts.declared(AccessibilityKind.CROSS_BORDER, moment);
        return declared != null
                && declared.value() instanceof ServiceFacts.Declared.Abroad(var provided)
                && !provided.isEmpty();
    }
}
