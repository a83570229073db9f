package lv.atbilstiba.service.write;

import lv.atbilstiba.accessibility.api.AccessibilityRefusal.ClaimedByTheConfirmer;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import java.util.Optional;
import java.util.SortedSet;

/**
 * It takes two people to say that a kind does not apply.
 *
 * @param claimants the actors who claimed it, and who mended the claim, as far as they are known
 */
record AClaimIsConfirmedByAnother(
        ServiceId service, AccessibilityKind kind, SortedSet<String> claimants, StaffId confirmer)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                !claimants.contains(Provenance.actor(confirmer)),
                new ClaimedByTheConfirmer(service, kind, confirmer));
    }
}
