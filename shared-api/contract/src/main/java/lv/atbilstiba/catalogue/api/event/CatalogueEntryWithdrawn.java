package lv.atbilstiba.catalogue.api.event;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.kernel.AboutOneThing;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param site which one, where there may be several; revision 1 named none
 * @param effectiveOn first day on which the catalogue no longer shows it
 */
@Revision("2")
public record CatalogueEntryWithdrawn(
        ServiceId service,
        CatalogueCode catalogue,
        @Nullable CatalogueSite site,
        LocalDate effectiveOn)
        implements CatalogueEvent, AboutOneThing {
    public CatalogueEntryWithdrawn {
        Required.that(service, "service");
        Required.that(catalogue, "catalogue");
        Required.day(effectiveOn, "effectiveOn");
    }

    public CatalogueEntryId entry() {
        return new CatalogueEntryId(catalogue, site);
    }

    @Override
    public Object thing() {
        return entry();
    }
}
