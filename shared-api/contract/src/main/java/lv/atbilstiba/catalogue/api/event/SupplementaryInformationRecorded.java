package lv.atbilstiba.catalogue.api.event;

import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.LocalDate;

/**
 * @param location where it is found, if it has an address
 */
@Revision("1")
public record SupplementaryInformationRecorded(
        ServiceId service,
        InformationForm form,
        LocalizedText title,
        @Nullable URI location,
        LocalDate availableOn)
        implements CatalogueEvent {
    public SupplementaryInformationRecorded {
        Required.that(service, "service");
        Required.that(form, "form");
        Required.that(title, "title");
        Required.day(availableOn, "availableOn");
    }
}
