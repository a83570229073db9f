package lv.atbilstiba.service.api.event;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param version the version that was found right
 */
@Revision("1")
public record DescriptionReviewed(ServiceId service, int version, LocalDate reviewedOn)
        implements ServiceEvent {
    public DescriptionReviewed {
        Required.that(service, "service");
        Required.day(reviewedOn, "reviewedOn");
    }
}
