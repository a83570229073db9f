package lv.atbilstiba.institution.api.event;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Required;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param participantSince first day on which it takes part in service management
 * @param baseline whether this states what already was when the register opened
 */
@Revision("1")
public record InstitutionRegistered(
        InstitutionId institution,
        InstitutionDetails details,
        LocalDate participantSince,
        boolean baseline)
        implements InstitutionEvent {
    public InstitutionRegistered {
        Required.that(institution, "institution");
        Required.that(details, "details");
        Required.day(participantSince, "participantSince");
    }
}
