package lv.atbilstiba.catalogue.api.event;

import lv.atbilstiba.service.api.ServiceId;

/** What happened to a service's catalogue entries; part of the service's own stream. */
public sealed interface CatalogueEvent
        permits CatalogueEntryPublished,
                CatalogueEntryChecked,
                CatalogueEntryWithdrawn,
                SupplementaryInformationRecorded,
                SupplementaryInformationEnded {
    ServiceId service();
}
