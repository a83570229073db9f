package lv.atbilstiba.service.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.service.api.ServiceRefusal.NotEmployedThere;

import java.util.Optional;

/** Named are employees of the institution that answers. Source: roles.json, R-ROLE-6. */
record APersonIsEmployedThere(StaffId person, InstitutionId institution, boolean employed)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(employed, new NotEmployedThere(person, institution));
    }
}
