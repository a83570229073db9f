package lv.atbilstiba.catalogue.api.command;

import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

import java.time.LocalDate;

/**
 * @param available whether the entry could be opened when it was looked at
 */
public record CheckCatalogueEntry(
        @TargetAggregateIdentifier ServiceId service,
        CatalogueCode catalogue,
        boolean available,
        LocalDate checkedOn) {}
