package lv.atbilstiba.platform.vault;

import lv.atbilstiba.kernel.StaffId;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Which login is which staff member's. The history says it; the map in the vault finds the person
 * whose history to ask, and makes sure beforehand that no login becomes two persons'. A row of the
 * map that the history does not bear out is nobody's login.
 */
public interface Logins {
    /** The login of a subject. */
    Login of(String subject);

    /** Whose login it is today; at most a moment late. */
    Optional<StaffId> personOf(Login login);

    /**
     * Holds a login for a person for as long as it takes to record that it is hers.
     *
     * @return false if it is, or may be about to become, somebody else's
     */
    boolean hold(Login login, StaffId person);

    /**
     * Takes down that the history says it is this person's, if it still does.
     *
     * @return false if it is somebody else's, who was first
     */
    boolean keep(Login login, StaffId person);

    /**
     * Takes away the rows of a person that the history does not, or no longer, bear out.
     *
     * @param ended the login that has just ended, if it is known
     */
    void tidy(StaffId person, @Nullable Login ended);

    /** Asks anew about everything that was remembered. */
    void forget();
}
