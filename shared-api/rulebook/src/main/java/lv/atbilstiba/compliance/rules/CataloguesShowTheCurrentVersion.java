package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.PolicyParameter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * CAT-04. The time limit runs from the day on which the version was recorded or from which it
 * holds, whichever is later; after a correction of the text that catalogues show it runs anew for
 * entries that show the text before it. The limit is the one in force then. Source: PU2-8; the
 * delay is inferred.
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
        var current = description.content();
        var corrected = current.corrected();
        var others = new TreeSet<CatalogueEntryId>();
        var uncorrected = new TreeSet<CatalogueEntryId>();
        for (var entry : entries) {
            if (!current.isVersion(entry.version())) others.add(entry.entry());
            else if (corrected != null && !corrected.isKnownTo(entry.position(), entry.from()))
                uncorrected.add(entry.entry());
        }
        var late = new ArrayList<Reason>();
        var due = new ArrayList<Reason>();
        var from = Days.later(description.from(), start);
        if (!others.isEmpty()) {
            var until = until(Days.later(from, current.recordedOn()), policy, moment);
            if (moment.passed(until))
                late.add(reason(ReasonCode.SHOWS_OTHER_VERSION, current, others, until));
            else due.add(reason(ReasonCode.REFRESH_DUE, current, others, until));
        }
        if (corrected != null && !uncorrected.isEmpty()) {
            var until = until(Days.later(from, corrected.on()), policy, moment);
            if (moment.passed(until))
                late.add(reason(ReasonCode.SHOWS_UNCORRECTED_TEXT, current, uncorrected, until));
            else due.add(reason(ReasonCode.CORRECTION_DUE, current, uncorrected, until));
        }
        return late.isEmpty() ? Verdict.compliant(due) : Verdict.nonCompliant(late);
    }

    private static LocalDate until(LocalDate from, Policy policy, Moment moment) {
        return from.plus(policy.periodKeptFrom(PolicyParameter.CATALOGUE_REFRESH, from, moment));
    }

    private static Reason reason(
            ReasonCode code,
            RegisteredDescriptions.Registered current,
            Set<CatalogueEntryId> catalogues,
            LocalDate due) {
        return Reason.of(
                code, Map.of("catalogues", catalogues, "current", current.version(), "due", due));
    }
}
