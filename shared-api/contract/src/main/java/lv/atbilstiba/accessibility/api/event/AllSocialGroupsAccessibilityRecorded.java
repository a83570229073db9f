package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.accessibility.api.AllSocialGroups;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param justification how a measure that the delivery form rules out is possible all the same
 */
@Revision("1")
public record AllSocialGroupsAccessibilityRecorded(
        ServiceId service,
        AllSocialGroups options,
        @Nullable String justification,
        LocalDate effectiveOn)
        implements AccessibilityEvent {
    public AllSocialGroupsAccessibilityRecorded {
        Required.that(service, "service");
        Required.that(options, "options");
        Required.day(effectiveOn, "effectiveOn");
    }
}
