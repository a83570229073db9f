package lv.atbilstiba.accessibility.api.command;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Say in which territory, less than all of Latvia, the service has to be accessible.
 *
 * @param basis why
 * @param effectiveOn first day on which it is so
 */
public record SetTerritorialTarget(
        @TargetAggregateIdentifier ServiceId service,
        TerritoryCode territory,
        Basis basis,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public SetTerritorialTarget {
        Required.that(service, "service");
        Required.that(territory, "territory");
        Required.that(basis, "basis");
        Required.day(effectiveOn, "effectiveOn");
    }
}
