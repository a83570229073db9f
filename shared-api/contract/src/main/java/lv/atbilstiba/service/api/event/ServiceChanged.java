package lv.atbilstiba.service.api.event;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which the details hold
 */
@Revision("1")
public record ServiceChanged(ServiceId service, ServiceDetails details, LocalDate effectiveOn)
        implements ServiceEvent {
    public ServiceChanged {
        Required.that(service, "service");
        Required.that(details, "details");
        Required.day(effectiveOn, "effectiveOn");
    }
}
