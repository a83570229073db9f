package lv.atbilstiba.service.api.event;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which the appointment no longer holds
 */
@Revision("1")
public record ServiceManagerReleased(
        ServiceId service, StaffId person, LocalDate effectiveOn, Basis basis)
        implements ServiceEvent {
    public ServiceManagerReleased {
        Required.that(service, "service");
        Required.that(person, "person");
        Required.day(effectiveOn, "effectiveOn");
        Required.that(basis, "basis");
    }
}
