package lv.atbilstiba.platform.security;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Who calls. An endpoint of either side takes it as an argument. The subject of the login is not
 * part of it.
 *
 * @param actor {@code person-<uuid of the staff member>}; {@code client-<name>} for a client that
 *     acts for itself; {@code login-<keyed hash>} for a person whose login is linked to nobody, who
 *     records nothing
 * @param client the OAuth2 client through which the call came
 * @param person the staff member to whom the login is linked
 * @param institution the institution for which the caller acts
 * @param roles what the token says that the caller is
 */
public record Caller(
        String actor,
        String client,
        @Nullable StaffId person,
        @Nullable InstitutionId institution,
        Set<Role> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether a client acts for itself, and no person through it. */
    public boolean isMachine() {
        return actor.startsWith("client-");
    }

    /** Whether the register knows who this is, so that facts can be recorded as theirs. */
    public boolean isKnown() {
        return person != null || isMachine();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
