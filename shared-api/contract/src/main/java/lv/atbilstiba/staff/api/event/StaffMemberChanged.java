package lv.atbilstiba.staff.api.event;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.staff.api.StaffDetails;

import org.axonframework.serialization.Revision;

@Revision("1")
public record StaffMemberChanged(StaffId person, StaffDetails details) implements StaffEvent {
    public StaffMemberChanged {
        Required.that(person, "person");
        Required.that(details, "details");
    }
}
