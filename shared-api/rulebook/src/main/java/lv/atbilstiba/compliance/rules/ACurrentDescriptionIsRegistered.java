package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;

import java.time.LocalDate;

/** DESC-01. Source: PU2-7, PU2-8; from the start of provision on is inferred. */
final class ACurrentDescriptionIsRegistered extends ProvisionRule {
    ACurrentDescriptionIsRegistered() {
        super(RuleId.DESC_01, FactGroup.DESCRIPTION);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        if (facts.description(moment) != null) return Verdict.COMPLIANT;
        var missingSince =
                new Unbroken(facts.since())
                        .over(facts.descriptions().inForce())
                        .since(moment, then -> facts.description(then) == null);
        var since = Days.later(missingSince, start);
        return Verdict.nonCompliant(Reason.of(ReasonCode.DESCRIPTION_MISSING, "since", since))
                .since(since);
    }
}
