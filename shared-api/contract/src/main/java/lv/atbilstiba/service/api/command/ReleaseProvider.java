package lv.atbilstiba.service.api.command;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which it no longer delivers the service
 */
public record ReleaseProvider(
        @TargetAggregateIdentifier ServiceId service,
        InstitutionId provider,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public ReleaseProvider {
        Required.that(service, "service");
        Required.that(provider, "provider");
        Required.day(effectiveOn, "effectiveOn");
    }
}
