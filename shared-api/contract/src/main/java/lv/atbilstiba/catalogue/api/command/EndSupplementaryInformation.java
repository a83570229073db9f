package lv.atbilstiba.catalogue.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Say that additional information is available no longer.
 *
 * @param information the position of the fact that says it is available, or of a correction of it
 * @param effectiveOn first day on which it is available no longer
 */
public record EndSupplementaryInformation(
        @TargetAggregateIdentifier ServiceId service,
        long information,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public EndSupplementaryInformation {
        Required.that(service, "service");
        Required.day(effectiveOn, "effectiveOn");
    }
}
