package lv.atbilstiba.service.write;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.CatalogueIsOneSite;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;

import java.util.Optional;

/** The mandatory catalogues are one site each; the others may be any number. */
record ASiteIsNamedWhereThereAreSeveral(CatalogueEntryId entry) implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                entry.site() == null || !entry.catalogue().one(),
                new CatalogueIsOneSite(entry.catalogue()));
    }
}
