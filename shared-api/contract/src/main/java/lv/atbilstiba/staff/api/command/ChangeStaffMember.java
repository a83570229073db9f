package lv.atbilstiba.staff.api.command;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.staff.api.StaffDetails;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record ChangeStaffMember(@TargetAggregateIdentifier StaffId person, StaffDetails details) {
    public ChangeStaffMember {
        Required.that(person, "person");
        Required.that(details, "details");
    }
}
