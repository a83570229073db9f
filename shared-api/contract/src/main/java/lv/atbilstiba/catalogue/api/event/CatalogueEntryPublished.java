package lv.atbilstiba.catalogue.api.event;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.kernel.AboutOneThing;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param site which one, where there may be several; revision 1 named none
 * @param version the version of the description that the catalogue shows, registered or not; null
 *     where what it shows is none
 * @param publishedOn the day from which it shows it
 */
@Revision("2")
public record CatalogueEntryPublished(
        ServiceId service,
        CatalogueCode catalogue,
        @Nullable CatalogueSite site,
        @Nullable Integer version,
        PublicationWay way,
        LocalDate publishedOn)
        implements CatalogueEvent, AboutOneThing {
    public CatalogueEntryPublished {
        Required.that(service, "service");
        Required.that(catalogue, "catalogue");
        Required.that(way, "way");
        Required.day(publishedOn, "publishedOn");
    }

    public CatalogueEntryId entry() {
        return new CatalogueEntryId(catalogue, site);
    }

    @Override
    public Object thing() {
        return entry();
    }
}
