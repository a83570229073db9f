package lv.atbilstiba.staff.api.event;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The person can log in from now on.
 *
 * @param login keyed hash of the login's subject, whose key the vault has; null if it was recorded
 *     before the history said which login
 * @param vouchedBy the actor who obtained the code with which the person claimed the login, {@code
 *     issuer} if the issuer of tokens said whose it is; null if nobody was asked to vouch
 */
@Revision("2")
public record StaffLoginLinked(StaffId person, @Nullable String login, @Nullable String vouchedBy)
        implements StaffEvent {
    public StaffLoginLinked {
        Required.that(person, "person");
    }

    /** Who vouched, where the issuer of tokens did. */
    public static final String ISSUER = "issuer";
}
