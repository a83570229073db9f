package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.PolicyParameter;

import java.util.Map;
import java.util.TreeSet;

/**
 * CAT-08. The time limit runs from the withdrawal of the description or the liquidation of the
 * service, and is the one in force then. Source: inferred; R-LIFE-2.
 */
final class WhatIsNoLongerOfferedIsInNoCatalogue extends ServiceRule {
    WhatIsNoLongerOfferedIsInNoCatalogue() {
        super(
                RuleId.CAT_08,
                FactGroup.STAGE,
                FactGroup.DESCRIPTION,
                FactGroup.CATALOGUE,
                FactGroup.POLICY);
    }

    @Override
    public Verdict judge(ServiceFacts facts, Policy policy, Moment moment) {
        if (facts.stage(moment).planned()) return Verdict.notApplicable(ReasonCode.SERVICE_PLANNED);
        if (!notOffered(facts, moment))
            return Verdict.notApplicable(ReasonCode.DESCRIPTION_IN_FORCE);
        var catalogues = new TreeSet<CatalogueEntryId>();
        for (var entry : facts.shown(moment)) catalogues.add(entry.entry());
        if (catalogues.isEmpty()) return Verdict.COMPLIANT;
        var since =
                new Unbroken(facts.since())
                        .over(facts.stages())
                        .over(facts.descriptions().inForce())
                        .since(moment, then -> notOffered(facts, then));
        var from = Days.later(since, policy.openedOn());
        var due = from.plus(policy.periodKeptFrom(PolicyParameter.CATALOGUE_REFRESH, from, moment));
        Map<String, Object> values = Map.of("catalogues", catalogues, "due", due);
        return moment.passed(due)
                ? Verdict.nonCompliant(Reason.of(ReasonCode.STILL_IN_CATALOGUE, values))
                : Verdict.compliant(Reason.of(ReasonCode.WITHDRAWAL_DUE, values));
    }

    private static boolean notOffered(ServiceFacts facts, Moment moment) {
        var stage = facts.stage(moment);
        return stage == LifecycleStage.LIQUIDATION
                || (stage.inProvision() && facts.description(moment) == null);
    }
}
