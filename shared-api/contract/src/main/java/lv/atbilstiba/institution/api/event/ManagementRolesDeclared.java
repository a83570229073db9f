package lv.atbilstiba.institution.api.event;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.ManagementRole;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;
import java.util.SortedSet;

/**
 * @param roles all roles held, in place of those declared before
 * @param effectiveOn first day on which they are held
 */
@Revision("1")
public record ManagementRolesDeclared(
        InstitutionId institution, SortedSet<ManagementRole> roles, LocalDate effectiveOn)
        implements InstitutionEvent {
    public ManagementRolesDeclared {
        Required.that(institution, "institution");
        Required.that(roles, "roles");
        Required.day(effectiveOn, "effectiveOn");

        roles = Ordered.set(roles);
    }
}
