package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.PlacedByTheStateLead;
import lv.atbilstiba.institution.api.Placement;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** An institution does not set what others judge it by. */
record ThePlacementIsTheStateLeads(
        InstitutionId institution, Placement recorded, @Nullable Placement asked)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                asked == null || asked.equals(recorded),
                new PlacedByTheStateLead(
                        institution,
                        asked == null || asked.kind() == recorded.kind() ? "under" : "kind"));
    }
}
