package lv.atbilstiba.service.write;

import lv.atbilstiba.accessibility.api.AccessibilityRefusal.TerritoryUnknown;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.platform.write.decision.KnownTerritories;
import lv.atbilstiba.policy.api.TerritoryCode;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** Territories are named by the codes that the state lead has recorded. */
record ATerritoryIsKnown(
        Collection<TerritoryCode> named, LocalDate on, KnownTerritories territories)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        for (var territory : named)
            if (!territories.known(territory, on))
                return Optional.of(new TerritoryUnknown(territory, on));
        return Optional.empty();
    }
}
