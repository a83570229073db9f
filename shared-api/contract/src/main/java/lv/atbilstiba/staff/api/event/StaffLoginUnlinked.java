package lv.atbilstiba.staff.api.event;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.staff.api.UnlinkReason;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The login that was linked last is the person's no longer.
 *
 * @param login as the link had it
 */
@Revision("1")
public record StaffLoginUnlinked(StaffId person, @Nullable String login, UnlinkReason reason)
        implements StaffEvent {
    public StaffLoginUnlinked {
        Required.that(person, "person");
        Required.that(reason, "reason");
    }
}
