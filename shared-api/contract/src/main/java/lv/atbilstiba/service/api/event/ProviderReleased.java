package lv.atbilstiba.service.api.event;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which it no longer delivers the service
 */
@Revision("1")
public record ProviderReleased(ServiceId service, InstitutionId provider, LocalDate effectiveOn)
        implements ServiceEvent {}
