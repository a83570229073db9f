package lv.atbilstiba.service.write;

import lv.atbilstiba.accessibility.api.AccessibilityRefusal.ClaimedByTheConfirmer;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * It takes two people to say that a kind does not apply.
 *
 * @param claimant the actor who claimed it, if it is known
 */
record AClaimIsConfirmedByAnother(
        ServiceId service, AccessibilityKind kind, @Nullable String claimant, StaffId confirmer)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                !("person-" + confirmer.value()).equals(claimant),
                new ClaimedByTheConfirmer(service, kind, confirmer));
    }
}
