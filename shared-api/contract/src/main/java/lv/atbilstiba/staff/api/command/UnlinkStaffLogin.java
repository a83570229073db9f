package lv.atbilstiba.staff.api.command;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.staff.api.UnlinkReason;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * @param login the one meant; null for whichever is linked
 */
public record UnlinkStaffLogin(
        @TargetAggregateIdentifier StaffId person, @Nullable String login, UnlinkReason reason) {
    public UnlinkStaffLogin {
        Required.that(person, "person");
        Required.that(reason, "reason");
    }
}
