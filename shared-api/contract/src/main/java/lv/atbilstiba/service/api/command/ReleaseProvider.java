package lv.atbilstiba.service.api.command;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which it no longer delivers the service
 */
public record ReleaseProvider(
        @TargetAggregateIdentifier ServiceId service,
        InstitutionId provider,
        LocalDate effectiveOn) {}
