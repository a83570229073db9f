package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.NotEmployedHere;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Invariant;

import java.util.Optional;

/** Appointed are named employees of the institution. Source: roles.json, R-ROLE-6. */
record APortfolioManagerIsEmployedThere(StaffId person, InstitutionId institution, boolean employed)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(employed, new NotEmployedHere(person, institution));
    }
}
