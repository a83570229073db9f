package lv.atbilstiba.service.write;

import lv.atbilstiba.catalogue.api.CatalogueRefusal.CatalogueDoesNotFit;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.Invariant;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import java.util.Optional;
import java.util.SortedSet;

/**
 * A catalogue for residents shows what is for residents, and so on; while the audience is not
 * settled, nobody can say. Source: catalogues.json.
 */
record ACatalogueFitsTheAudience(
        ServiceId service, CatalogueCode catalogue, SortedSet<Audience> audiences)
        implements Invariant {
    @Override
    public Optional<Refusal> refusal() {
        return Invariant.unless(
                audiences.isEmpty() || catalogue.fits(audiences),
                new CatalogueDoesNotFit(catalogue, service));
    }
}
