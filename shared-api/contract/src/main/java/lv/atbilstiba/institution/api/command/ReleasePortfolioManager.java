package lv.atbilstiba.institution.api.command;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Basis;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which the appointment no longer holds
 */
public record ReleasePortfolioManager(
        @TargetAggregateIdentifier InstitutionId institution, LocalDate effectiveOn, Basis basis) {}
