package lv.atbilstiba.staff.api.event;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.staff.api.StaffDetails;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param joinedOn first day of employment that the register knows of
 */
@Revision("1")
public record StaffMemberRegistered(
        StaffId person, InstitutionId institution, StaffDetails details, LocalDate joinedOn)
        implements StaffEvent {
    public StaffMemberRegistered {
        Required.that(person, "person");
        Required.that(institution, "institution");
        Required.that(details, "details");
        Required.day(joinedOn, "joinedOn");
    }
}
