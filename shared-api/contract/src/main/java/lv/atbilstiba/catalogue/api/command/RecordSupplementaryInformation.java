package lv.atbilstiba.catalogue.api.command;

import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.kernel.Addresses;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.LocalDate;

/**
 * @param location where it is found, if it has an address
 */
public record RecordSupplementaryInformation(
        @TargetAggregateIdentifier ServiceId service,
        InformationForm form,
        LocalizedText title,
        @Nullable URI location,
        LocalDate availableOn,
        @Nullable Correction corrects)
        implements Correcting {
    public RecordSupplementaryInformation {
        Required.that(service, "service");
        Required.that(form, "form");
        Required.that(title, "title");
        if (location != null) Addresses.bounded(location, "location");
        Required.day(availableOn, "availableOn");
    }
}
