package lv.atbilstiba.staff.api.command;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The login's subject itself is known to the vault alone.
 *
 * @param login keyed hash of the subject
 * @param vouchedBy as in {@link lv.atbilstiba.staff.api.event.StaffLoginLinked}
 */
public record LinkStaffLogin(
        @TargetAggregateIdentifier StaffId person, String login, String vouchedBy) {
    public LinkStaffLogin {
        Required.that(person, "person");
        Required.that(login, "login");
        Required.that(vouchedBy, "vouchedBy");
    }
}
