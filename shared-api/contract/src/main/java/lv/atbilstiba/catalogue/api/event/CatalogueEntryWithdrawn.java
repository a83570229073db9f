package lv.atbilstiba.catalogue.api.event;

import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which the catalogue no longer shows it
 */
@Revision("1")
public record CatalogueEntryWithdrawn(
        ServiceId service, CatalogueCode catalogue, LocalDate effectiveOn)
        implements CatalogueEvent {}
