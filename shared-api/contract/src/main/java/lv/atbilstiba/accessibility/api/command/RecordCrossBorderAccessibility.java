package lv.atbilstiba.accessibility.api.command;

import lv.atbilstiba.accessibility.api.CrossBorder;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which it is so
 */
public record RecordCrossBorderAccessibility(
        @TargetAggregateIdentifier ServiceId service,
        CrossBorder options,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public RecordCrossBorderAccessibility {
        Required.that(service, "service");
        Required.that(options, "options");
        Required.day(effectiveOn, "effectiveOn");

        options.measures().values().forEach(how -> Words.of(how, "options/measures", 2000));
    }
}
