package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.accessibility.api.Territorial;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param options revision 1 named no territories, and said itself which one was asked for
 * @param effectiveOn first day on which it is so
 */
@Revision("2")
public record TerritorialAccessibilityRecorded(
        ServiceId service, Territorial options, LocalDate effectiveOn)
        implements AccessibilityEvent {
    public TerritorialAccessibilityRecorded {
        Required.that(service, "service");
        Required.that(options, "options");
        Required.day(effectiveOn, "effectiveOn");
    }
}
