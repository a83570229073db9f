package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.DesignatedByTheStateLead;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.ManagementRole;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Nobody makes itself a lead: others are judged by who leads them. */
record LeadRolesAreDesignated(
        InstitutionId institution,
        SortedSet<ManagementRole> declared,
        SortedSet<ManagementRole> designated)
        implements Invariant {
    private static final Set<ManagementRole> LEADS =
            Set.of(
                    ManagementRole.STATE_LEAD,
                    ManagementRole.SECTOR_LEAD,
                    ManagementRole.MUNICIPALITY_LEAD);

    /** The lead roles among some. */
    static SortedSet<ManagementRole> among(Set<ManagementRole> roles) {
        var leads = new TreeSet<>(roles);
        leads.retainAll(LEADS);
        return Ordered.set(leads);
    }

    /** The others. */
    static SortedSet<ManagementRole> without(Set<ManagementRole> roles) {
        var own = new TreeSet<>(roles);
        own.removeAll(LEADS);
        return Ordered.set(own);
    }

    @Override
    public Optional<Refusal> refusal() {
        return declared.stream()
                .filter(LEADS::contains)
                .filter(role -> !designated.contains(role))
                .findFirst()
                .map(role -> new DesignatedByTheStateLead(institution, role.name()));
    }
}
