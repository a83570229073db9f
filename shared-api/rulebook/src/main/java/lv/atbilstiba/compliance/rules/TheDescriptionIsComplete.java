package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;

import java.time.LocalDate;

/** DESC-02. Source: PU2-8 (two parts); which fields is inferred: {@code Description.missing()}. */
final class TheDescriptionIsComplete extends ProvisionRule {
    TheDescriptionIsComplete() {
        super(RuleId.DESC_02, FactGroup.DESCRIPTION);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        var description = facts.description(moment);
        if (description == null) return Verdict.notApplicable(ReasonCode.NO_DESCRIPTION);
        var missing = description.content().missing();
        return missing.isEmpty()
                ? Verdict.COMPLIANT
                : Verdict.nonCompliant(Reason.of(ReasonCode.FIELDS_MISSING, "fields", missing));
    }
}
