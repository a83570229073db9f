package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * The service has to be accessible in all of Latvia again.
 *
 * @param effectiveOn first day on which it is so
 */
@Revision("1")
public record TerritorialTargetEnded(ServiceId service, Basis basis, LocalDate effectiveOn)
        implements AccessibilityEvent {
    public TerritorialTargetEnded {
        Required.that(service, "service");
        Required.that(basis, "basis");
        Required.day(effectiveOn, "effectiveOn");
    }
}
