package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.RoleNotOpenToKind;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.ManagementRole;

import java.util.Optional;
import java.util.SortedSet;

/**
 * A ministry leads a sector or the state, a municipality leads itself; every other role is open to
 * all. Source: roles.json, institutions of the three lead roles.
 */
record ARoleIsOpenToTheKind(
        InstitutionId institution, InstitutionKind kind, SortedSet<ManagementRole> roles)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        for (var role : roles) {
            var open =
                    switch (role) {
                        case STATE_LEAD, SECTOR_LEAD -> kind == InstitutionKind.MINISTRY;
                        case MUNICIPALITY_LEAD -> kind == InstitutionKind.MUNICIPALITY;
                        case SERVICE_PORTFOLIO_OWNER,
                                SERVICE_OWNER,
                                SERVICE_PROVIDER,
                                RECIPIENT,
                                RESOURCE_PORTFOLIO_OWNER,
                                RESOURCE_OWNER,
                                RESOURCE_USER ->
                                true;
                    };
            if (!open) return Optional.of(new RoleNotOpenToKind(institution, role.name()));
        }
        return Optional.empty();
    }
}
