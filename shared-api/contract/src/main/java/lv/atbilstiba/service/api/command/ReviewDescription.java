package lv.atbilstiba.service.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Record that the current description was reviewed and found right. */
public record ReviewDescription(
        @TargetAggregateIdentifier ServiceId service,
        LocalDate reviewedOn,
        @Nullable Correction corrects)
        implements Correcting {
    public ReviewDescription {
        Required.that(service, "service");
        Required.day(reviewedOn, "reviewedOn");
    }
}
