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
 * @param effectiveOn first day on which the details hold; null = today, or the day that is mended
 * @param corrects an earlier change, or the registration, whose content so is mended
 */
public record ChangeService(
        @TargetAggregateIdentifier ServiceId service,
        ServiceDetails details,
        @Nullable LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public ChangeService {
        Required.that(service, "service");
        Required.that(details, "details");
        if (effectiveOn != null) Required.day(effectiveOn, "effectiveOn");
    }
}
