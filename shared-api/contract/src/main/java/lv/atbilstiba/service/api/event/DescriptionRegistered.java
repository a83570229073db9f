package lv.atbilstiba.service.api.event;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param version 1 for the service's first description, then one more each time
 * @param effectiveOn the day it was registered in the state single register
 */
@Revision("1")
public record DescriptionRegistered(
        ServiceId service, int version, Description description, LocalDate effectiveOn)
        implements ServiceEvent {
    public DescriptionRegistered {
        Required.that(service, "service");
        Required.counted(version, "version");
        Required.that(description, "description");
        Required.day(effectiveOn, "effectiveOn");
    }
}
