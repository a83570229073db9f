package lv.atbilstiba.catalogue.api.command;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Say that a catalogue shows the service, or shows another version of its description than before.
 *
 * @param site which one, where there may be several
 * @param version the version of the description it shows, registered or not; null where what it
 *     shows is none
 * @param publishedOn the day from which it shows it
 */
public record PublishInCatalogue(
        @TargetAggregateIdentifier ServiceId service,
        CatalogueCode catalogue,
        @Nullable CatalogueSite site,
        @Nullable Integer version,
        PublicationWay way,
        LocalDate publishedOn,
        @Nullable Correction corrects)
        implements Correcting {
    public PublishInCatalogue {
        Required.that(service, "service");
        Required.that(catalogue, "catalogue");
        Required.that(way, "way");
        Required.day(publishedOn, "publishedOn");
    }

    public CatalogueEntryId entry() {
        return new CatalogueEntryId(catalogue, site);
    }
}
