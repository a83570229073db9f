package lv.atbilstiba.service.api.command;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which the appointment no longer holds
 */
public record ReleaseServiceManager(
        @TargetAggregateIdentifier ServiceId service, LocalDate effectiveOn, Basis basis) {}
