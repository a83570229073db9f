package lv.atbilstiba.institution.api.event;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which the appointment holds
 */
@Revision("1")
public record PortfolioManagerAppointed(
        InstitutionId institution, StaffId person, LocalDate effectiveOn, Basis basis)
        implements InstitutionEvent {
    public PortfolioManagerAppointed {
        Required.that(institution, "institution");
        Required.that(person, "person");
        Required.day(effectiveOn, "effectiveOn");
        Required.that(basis, "basis");
    }
}
