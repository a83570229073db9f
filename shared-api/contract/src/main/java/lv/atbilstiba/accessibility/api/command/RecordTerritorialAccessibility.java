package lv.atbilstiba.accessibility.api.command;

import lv.atbilstiba.accessibility.api.Territorial;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which it is so
 */
public record RecordTerritorialAccessibility(
        @TargetAggregateIdentifier ServiceId service,
        Territorial options,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public RecordTerritorialAccessibility {
        Required.that(service, "service");
        Required.that(options, "options");
        Required.day(effectiveOn, "effectiveOn");
    }
}
