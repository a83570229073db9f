package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.accessibility.api.Multichannel;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param options revision 1 did not say whether the recipient chooses
 * @param justification how an option that the delivery form rules out is possible all the same
 */
@Revision("2")
public record MultichannelAccessibilityRecorded(
        ServiceId service,
        Multichannel options,
        @Nullable String justification,
        LocalDate effectiveOn)
        implements AccessibilityEvent {
    public MultichannelAccessibilityRecorded {
        Required.that(service, "service");
        Required.that(options, "options");
        Required.day(effectiveOn, "effectiveOn");
    }
}
