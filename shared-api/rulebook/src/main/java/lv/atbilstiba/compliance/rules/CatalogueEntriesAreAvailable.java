package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.PolicyParameter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * CAT-06. A check counts for the entry if it was made since the entry has been in the catalogue.
 * The interval is the one in force at the instant judged. Source: PU2-8; the interval is inferred.
 */
final class CatalogueEntriesAreAvailable extends ProvisionRule {
    CatalogueEntriesAreAvailable() {
        super(RuleId.CAT_06, FactGroup.CATALOGUE, FactGroup.CHECKS, FactGroup.POLICY);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        var entries = facts.shown(moment);
        if (entries.isEmpty()) return Verdict.notApplicable(ReasonCode.NOT_PUBLISHED);
        var unavailable = EnumSet.noneOf(CatalogueCode.class);
        var unchecked = EnumSet.noneOf(CatalogueCode.class);
        var stale = EnumSet.noneOf(CatalogueCode.class);
        for (var entry : entries) {
            var catalogue = entry.catalogue();
            var check = facts.checks().latest(moment, one -> one.catalogue() == catalogue);
            if (check == null || check.day().isBefore(entry.since())) {
                unchecked.add(catalogue);
                continue;
            }
            var interval = policy.period(PolicyParameter.CATALOGUE_CHECK, moment);
            if (moment.passed(Days.later(check.day(), start).plus(interval))) stale.add(catalogue);
            else if (!check.value().available()) unavailable.add(catalogue);
        }
        var reasons = new ArrayList<Reason>();
        note(reasons, ReasonCode.SEEN_UNAVAILABLE, unavailable);
        note(reasons, ReasonCode.NOT_CHECKED, unchecked);
        note(reasons, ReasonCode.CHECK_STALE, stale);
        if (!unavailable.isEmpty()) return Verdict.nonCompliant(reasons);
        return reasons.isEmpty() ? Verdict.COMPLIANT : Verdict.notAssessed(reasons);
    }

    private static void note(List<Reason> reasons, ReasonCode code, Set<CatalogueCode> catalogues) {
        if (!catalogues.isEmpty()) reasons.add(Reason.of(code, "catalogues", catalogues));
    }
}
