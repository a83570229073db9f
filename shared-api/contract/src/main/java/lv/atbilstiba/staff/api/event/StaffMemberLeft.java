package lv.atbilstiba.staff.api.event;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param leftOn first day on which the person is no longer employed
 */
@Revision("1")
public record StaffMemberLeft(StaffId person, InstitutionId institution, LocalDate leftOn)
        implements StaffEvent {
    public StaffMemberLeft {
        Required.that(person, "person");
        Required.that(institution, "institution");
        Required.day(leftOn, "leftOn");
    }
}
