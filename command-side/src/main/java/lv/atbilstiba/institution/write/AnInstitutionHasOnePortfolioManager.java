package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.PortfolioManagerAlreadyAppointed;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.platform.write.decision.Appointment;

import java.util.Optional;

/** Only one person answers for all services (tikai viens). Source: 004, roles overview. */
record AnInstitutionHasOnePortfolioManager(InstitutionId institution, Appointment last)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                last.until() != null,
                new PortfolioManagerAlreadyAppointed(institution, last.person()));
    }
}
