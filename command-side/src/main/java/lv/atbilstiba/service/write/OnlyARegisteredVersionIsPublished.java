package lv.atbilstiba.service.write;

import lv.atbilstiba.catalogue.api.CatalogueRefusal.DescriptionNotRegistered;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.service.api.ServiceId;

import java.time.LocalDate;
import java.util.Optional;

/** A description that is not registered cannot be offered. Source: catalogues.json, R-CAT-6. */
record OnlyARegisteredVersionIsPublished(
        ServiceId service, int version, Descriptions descriptions, LocalDate on)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        var newest = descriptions.newest();
        if (newest == 0 || descriptions.withdrawnBy(on))
            return Optional.of(new DescriptionNotRegistered(service, null));
        return Invariant.unless(
                version >= 1 && version <= newest, new DescriptionNotRegistered(service, version));
    }
}
