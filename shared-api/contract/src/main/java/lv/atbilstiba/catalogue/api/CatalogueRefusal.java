package lv.atbilstiba.catalogue.api;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Why a catalogue entry was refused. */
public sealed interface CatalogueRefusal extends Refusal {
    /** No description of the service is registered, or not the version that would be shown. */
    record DescriptionNotRegistered(ServiceId service, @Nullable Integer version)
            implements CatalogueRefusal {}

    /** The catalogue is not for the service's audience. */
    record CatalogueDoesNotFit(CatalogueCode catalogue, ServiceId service)
            implements CatalogueRefusal {}

    record NotPublished(ServiceId service, CatalogueCode catalogue) implements CatalogueRefusal {}

    record ServiceNotOffered(ServiceId service) implements CatalogueRefusal {}

    /**
     * @param field which of the command's days, by its name
     * @param earliest the day before which it cannot lie, if there is one; likewise {@code latest}
     */
    record DateOutOfRange(
            String field, LocalDate given, @Nullable LocalDate earliest, @Nullable LocalDate latest)
            implements CatalogueRefusal {}
}
