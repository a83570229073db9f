package lv.atbilstiba.catalogue.api.event;

import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param version the registered version of the description that the catalogue shows
 * @param publishedOn the day from which it shows it
 */
@Revision("1")
public record CatalogueEntryPublished(
        ServiceId service,
        CatalogueCode catalogue,
        int version,
        PublicationWay way,
        LocalDate publishedOn)
        implements CatalogueEvent {}
