package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.StateLeadAlreadyDeclared;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;

import java.util.Optional;

/**
 * Exactly one institution leads service management in the state. Source: roles.json, STATE_LEAD.
 */
record TheStateHasOneLead(InstitutionId asking, Optional<InstitutionId> lead) implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return lead.filter(holder -> !holder.equals(asking))
                .map(holder -> new StateLeadAlreadyDeclared(asking, holder));
    }
}
