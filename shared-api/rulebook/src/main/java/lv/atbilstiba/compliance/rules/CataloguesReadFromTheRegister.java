package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.CatalogueCode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;

/**
 * CAT-05. Source: PU2-8, "nav pieļaujama … dublējoša veidošana un uzturēšana"; R-CAT-4 to R-CAT-6.
 */
final class CataloguesReadFromTheRegister extends ProvisionRule {
    CataloguesReadFromTheRegister() {
        super(RuleId.CAT_05, FactGroup.DESCRIPTION, FactGroup.CATALOGUE);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        var entries = facts.shown(moment);
        if (entries.isEmpty()) return Verdict.notApplicable(ReasonCode.NOT_PUBLISHED);
        var byHand = EnumSet.noneOf(CatalogueCode.class);
        var unregistered = EnumSet.noneOf(CatalogueCode.class);
        for (var entry : entries) {
            if (entry.byHand()) byHand.add(entry.catalogue());
            var registered =
                    facts.descriptions()
                            .latest(
                                    moment,
                                    state ->
                                            state
                                                            instanceof
                                                            ServiceFacts.DescriptionState.Registered
                                                                    one
                                                    && one.version() == entry.version());
            if (registered == null) unregistered.add(entry.catalogue());
        }
        var breaches = new ArrayList<Reason>();
        if (!byHand.isEmpty())
            breaches.add(Reason.of(ReasonCode.TYPED_IN_BY_HAND, "catalogues", byHand));
        if (!unregistered.isEmpty())
            breaches.add(Reason.of(ReasonCode.UNREGISTERED_VERSION, "catalogues", unregistered));
        return Verdict.unless(breaches);
    }
}
