package lv.atbilstiba.staff.api.command;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.staff.api.StaffDetails;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

import java.time.LocalDate;

/**
 * @param joinedOn first day of employment that the register knows of
 */
public record RegisterStaffMember(
        @TargetAggregateIdentifier StaffId person,
        InstitutionId institution,
        StaffDetails details,
        LocalDate joinedOn) {
    public RegisterStaffMember {
        Required.that(person, "person");
        Required.that(institution, "institution");
        Required.that(details, "details");
        Required.day(joinedOn, "joinedOn");
    }
}
