package lv.atbilstiba.service.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which the details hold
 */
public record ChangeService(
        @TargetAggregateIdentifier ServiceId service,
        ServiceDetails details,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public ChangeService {
        Required.that(service, "service");
        Required.that(details, "details");
        Required.day(effectiveOn, "effectiveOn");
    }
}
