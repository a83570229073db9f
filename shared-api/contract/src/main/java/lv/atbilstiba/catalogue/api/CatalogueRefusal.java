package lv.atbilstiba.catalogue.api;

import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Why a catalogue entry was refused. */
public sealed interface CatalogueRefusal extends Refusal {
    /** There is one such catalogue in the state, so no site of it can be named. */
    record CatalogueIsOneSite(CatalogueCode catalogue) implements CatalogueRefusal {}

    /** Nothing is recorded there that additional information is. */
    record NoSuchInformation(ServiceId service, long information) implements CatalogueRefusal {}

    record NotPublished(ServiceId service, CatalogueEntryId entry) implements CatalogueRefusal {}

    /**
     * @param field which of the command's days, by its name
     * @param earliest the day before which it cannot lie, if there is one; likewise {@code latest}
     */
    record DateOutOfRange(
            String field, LocalDate given, @Nullable LocalDate earliest, @Nullable LocalDate latest)
            implements CatalogueRefusal {}
}
