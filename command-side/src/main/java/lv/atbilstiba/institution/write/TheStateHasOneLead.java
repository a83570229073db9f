package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.StateLeadAlreadyDeclared;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;

import java.util.Optional;

/**
 * On each day exactly one institution leads service management in the state. Source: roles.json,
 * STATE_LEAD.
 *
 * @param beside another one that leads on one of the days
 */
record TheStateHasOneLead(InstitutionId asking, Optional<InstitutionId> beside)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return beside.map(holder -> new StateLeadAlreadyDeclared(asking, holder));
    }
}
