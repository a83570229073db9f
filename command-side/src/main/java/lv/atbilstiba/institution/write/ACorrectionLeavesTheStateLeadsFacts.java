package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.StateLeadsFact;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * A correction needs the rights of the first act, and may not reach behind it: an institution mends
 * what it said last itself.
 *
 * @param newest position of the fact that says how it is now
 * @param stateLeads position of the newest fact that only the state lead could record
 */
record ACorrectionLeavesTheStateLeadsFacts(
        InstitutionId institution, @Nullable Correction corrects, long newest, long stateLeads)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                corrects == null || (corrects.position() == newest && newest != stateLeads),
                new StateLeadsFact(institution));
    }
}
