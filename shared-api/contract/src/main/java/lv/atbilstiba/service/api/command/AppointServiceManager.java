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
 * Appoint the one manager of a service (Pakalpojuma vadītājs).
 *
 * @param effectiveOn first day on which the appointment holds
 */
public record AppointServiceManager(
        @TargetAggregateIdentifier ServiceId service,
        StaffId person,
        LocalDate effectiveOn,
        Basis basis,
        @Nullable Correction corrects)
        implements Correcting {
    public AppointServiceManager {
        Required.that(service, "service");
        Required.that(person, "person");
        Required.day(effectiveOn, "effectiveOn");
        Required.that(basis, "basis");
    }
}
