package lv.atbilstiba.platform.vault;

import lv.atbilstiba.kernel.StaffId;

import java.util.Optional;

/** Which login is which staff member's; the only place that knows a login's subject. */
public interface Logins {
    /**
     * Links a login to a person, in place of the person's earlier login and of its earlier person.
     */
    void link(String subject, StaffId person);

    Optional<StaffId> personOf(String subject);

    /** Takes every login of the person away. */
    void unlink(StaffId person);
}
