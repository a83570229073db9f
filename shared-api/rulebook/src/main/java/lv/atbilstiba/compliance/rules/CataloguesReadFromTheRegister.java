package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.TreeSet;

/**
 * CAT-05. An entry that shows no version at all is a description that was made beside the register.
 * Source: PU2-8, "nav pieļaujama … dublējoša veidošana un uzturēšana"; R-CAT-4 to R-CAT-6.
 */
final class CataloguesReadFromTheRegister extends ProvisionRule {
    CataloguesReadFromTheRegister() {
        super(RuleId.CAT_05, FactGroup.DESCRIPTION, FactGroup.CATALOGUE);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        var entries = facts.shown(moment);
        if (entries.isEmpty()) return Verdict.notApplicable(ReasonCode.NOT_PUBLISHED);
        var byHand = new TreeSet<CatalogueEntryId>();
        var unregistered = new TreeSet<CatalogueEntryId>();
        for (var entry : entries) {
            if (entry.byHand()) byHand.add(entry.entry());
            if (!facts.descriptions().registered(entry.version(), moment))
                unregistered.add(entry.entry());
        }
        var breaches = new ArrayList<Reason>();
        if (!byHand.isEmpty())
            breaches.add(Reason.of(ReasonCode.TYPED_IN_BY_HAND, "catalogues", byHand));
        if (!unregistered.isEmpty())
            breaches.add(Reason.of(ReasonCode.UNREGISTERED_VERSION, "catalogues", unregistered));
        return Verdict.unless(breaches);
    }
}
