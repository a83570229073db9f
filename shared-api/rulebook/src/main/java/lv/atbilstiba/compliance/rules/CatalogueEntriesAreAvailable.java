package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.PolicyParameter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
        var unavailable = new TreeSet<CatalogueEntryId>();
        var unchecked = new TreeSet<CatalogueEntryId>();
        var stale = new TreeSet<CatalogueEntryId>();
        for (var entry : entries) {
            var id = entry.entry();
            var check = facts.checks().latest(moment, one -> one.entry().equals(id));
            if (check == null || check.day().isBefore(entry.since())) {
                unchecked.add(id);
                continue;
            }
            var interval = policy.period(PolicyParameter.CATALOGUE_CHECK, moment);
            if (moment.passed(Days.later(check.day(), start).plus(interval))) stale.add(id);
            else if (!check.value().available()) unavailable.add(id);
        }
        var reasons = new ArrayList<Reason>();
        note(reasons, ReasonCode.SEEN_UNAVAILABLE, unavailable);
        note(reasons, ReasonCode.NOT_CHECKED, unchecked);
        note(reasons, ReasonCode.CHECK_STALE, stale);
        if (!unavailable.isEmpty()) return Verdict.nonCompliant(reasons);
        return reasons.isEmpty() ? Verdict.COMPLIANT : Verdict.notAssessed(reasons);
    }

    private static void note(List<Reason> reasons, ReasonCode code, Set<CatalogueEntryId> entries) {
        if (!entries.isEmpty()) reasons.add(Reason.of(code, "catalogues", entries));
    }
}
