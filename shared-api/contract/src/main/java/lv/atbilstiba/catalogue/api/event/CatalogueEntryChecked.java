package lv.atbilstiba.catalogue.api.event;

import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param available whether the entry could be opened when it was looked at
 */
@Revision("1")
public record CatalogueEntryChecked(
        ServiceId service, CatalogueCode catalogue, boolean available, LocalDate checkedOn)
        implements CatalogueEvent {}
