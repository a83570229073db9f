package lv.atbilstiba.institution.api.event;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Required;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param effectiveOn first day, in Riga's calendar, on which the details hold
 */
@Revision("1")
public record InstitutionChanged(
        InstitutionId institution, InstitutionDetails details, LocalDate effectiveOn)
        implements InstitutionEvent {
    public InstitutionChanged {
        Required.that(institution, "institution");
        Required.that(details, "details");
        Required.day(effectiveOn, "effectiveOn");
    }
}
