package lv.atbilstiba.accessibility.api.command;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Say that the service has to be accessible in all of Latvia again.
 *
 * @param basis why
 * @param effectiveOn first day on which it is so
 */
public record EndTerritorialTarget(
        @TargetAggregateIdentifier ServiceId service,
        Basis basis,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public EndTerritorialTarget {
        Required.that(service, "service");
        Required.that(basis, "basis");
        Required.day(effectiveOn, "effectiveOn");
    }
}
