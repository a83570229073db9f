package lv.atbilstiba.catalogue.api.command;

import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which the catalogue no longer shows it
 */
public record WithdrawFromCatalogue(
        @TargetAggregateIdentifier ServiceId service,
        CatalogueCode catalogue,
        LocalDate effectiveOn) {}
