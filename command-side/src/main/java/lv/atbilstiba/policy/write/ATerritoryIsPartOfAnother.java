package lv.atbilstiba.policy.write;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.PolicyRefusal.ParentTerritoryUnknown;
import lv.atbilstiba.policy.api.PolicyRefusal.TerritoryWithinItself;
import lv.atbilstiba.policy.api.Territories;
import lv.atbilstiba.policy.api.TerritoryCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

/** Containment is by parent, so the parent is there, and nothing is part of itself. */
record ATerritoryIsPartOfAnother(
        TerritoryCode code, @Nullable TerritoryCode parent, LocalDate from, Territories territories)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        if (parent == null) return Optional.empty();
        if (parent.equals(code) || territories.within(from, parent, code))
            return Optional.of(new TerritoryWithinItself(code));
        return Invariant.unless(
                territories.on(from, parent).isPresent(), new ParentTerritoryUnknown(parent, from));
    }
}
