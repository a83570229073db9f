package lv.atbilstiba.catalogue.api.command;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.catalogue.api.CatalogueSite;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param site which one, where there may be several
 * @param available whether the entry could be opened when it was looked at
 */
public record CheckCatalogueEntry(
        @TargetAggregateIdentifier ServiceId service,
        CatalogueCode catalogue,
        @Nullable CatalogueSite site,
        boolean available,
        LocalDate checkedOn,
        @Nullable Correction corrects)
        implements Correcting {
    public CheckCatalogueEntry {
        Required.that(service, "service");
        Required.that(catalogue, "catalogue");
        Required.day(checkedOn, "checkedOn");
    }

    public CatalogueEntryId entry() {
        return new CatalogueEntryId(catalogue, site);
    }
}
