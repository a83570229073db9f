package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.PolicyParameter;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * CAT-04. The time limit runs from the registration of the version, and is the one in force then.
 * Source: PU2-8; the delay is inferred.
 */
final class CataloguesShowTheCurrentVersion extends ProvisionRule {
    CataloguesShowTheCurrentVersion() {
        super(RuleId.CAT_04, FactGroup.DESCRIPTION, FactGroup.CATALOGUE, FactGroup.POLICY);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        var entries = facts.shown(moment);
        if (entries.isEmpty()) return Verdict.notApplicable(ReasonCode.NOT_PUBLISHED);
        var description = facts.description(moment);
        if (description == null) return Verdict.notApplicable(ReasonCode.NO_DESCRIPTION);
        int current = description.content().version();
        var others = new TreeSet<CatalogueEntryId>();
        for (var entry : entries)
            if (!Objects.equals(entry.version(), current)) others.add(entry.entry());
        if (others.isEmpty()) return Verdict.COMPLIANT;
        var from = Days.later(description.registeredOn(), start);
        var due = from.plus(policy.periodKeptFrom(PolicyParameter.CATALOGUE_REFRESH, from, moment));
        Map<String, Object> values = Map.of("catalogues", others, "current", current, "due", due);
        return moment.passed(due)
                ? Verdict.nonCompliant(Reason.of(ReasonCode.SHOWS_OTHER_VERSION, values))
                : Verdict.compliant(Reason.of(ReasonCode.REFRESH_DUE, values));
    }
}
