package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.accessibility.api.CrossBorder;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param effectiveOn first day on which it is so
 */
@Revision("1")
public record CrossBorderAccessibilityRecorded(
        ServiceId service, CrossBorder options, LocalDate effectiveOn)
        implements AccessibilityEvent {
    public CrossBorderAccessibilityRecorded {
        Required.that(service, "service");
        Required.that(options, "options");
        Required.day(effectiveOn, "effectiveOn");
    }
}
