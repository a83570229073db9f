package lv.atbilstiba.institution.api.command;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.ManagementRole;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.SortedSet;

/**
 * Declare which of the ten management roles the institution holds.
 *
 * @param roles all of them, in place of what was declared before
 * @param effectiveOn first day on which they are held
 */
public record DeclareManagementRoles(
        @TargetAggregateIdentifier InstitutionId institution,
        SortedSet<ManagementRole> roles,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public DeclareManagementRoles {
        Required.that(institution, "institution");
        Required.that(roles, "roles");
        Required.day(effectiveOn, "effectiveOn");
    }
}
