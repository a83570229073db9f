package lv.atbilstiba.service.api.command;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param person who is meant: if somebody else was appointed meanwhile, nobody is released; null =
 *     whoever was appointed last
 * @param effectiveOn first day on which the appointment no longer holds
 */
public record ReleaseServiceManager(
        @TargetAggregateIdentifier ServiceId service,
        @Nullable StaffId person,
        LocalDate effectiveOn,
        Basis basis,
        @Nullable Correction corrects)
        implements Correcting {
    public ReleaseServiceManager {
        Required.that(service, "service");
        Required.day(effectiveOn, "effectiveOn");
        Required.that(basis, "basis");
    }
}
