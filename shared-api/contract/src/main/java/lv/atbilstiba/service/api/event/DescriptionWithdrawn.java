package lv.atbilstiba.service.api.event;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param effectiveOn first day without a current description
 */
@Revision("1")
public record DescriptionWithdrawn(
        ServiceId service, int version, LocalDate effectiveOn, Basis basis)
        implements ServiceEvent {
    public DescriptionWithdrawn {
        Required.that(service, "service");
        Required.day(effectiveOn, "effectiveOn");
        Required.that(basis, "basis");
    }
}
