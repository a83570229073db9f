package lv.atbilstiba.institution.api.command;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.ManagementRole;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.SortedSet;

/**
 * The institution says which roles it holds; the lead roles for which it is designated it holds
 * besides.
 *
 * @param roles all of them; a lead role among them is one for which it is designated already
 */
public record DeclareOwnRoles(
        @TargetAggregateIdentifier InstitutionId institution,
        SortedSet<ManagementRole> roles,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public DeclareOwnRoles {
        Required.that(institution, "institution");
        Required.that(roles, "roles");
        Required.day(effectiveOn, "effectiveOn");

        roles = Ordered.set(roles);
    }
}
