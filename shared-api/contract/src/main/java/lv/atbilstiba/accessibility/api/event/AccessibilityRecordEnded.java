package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.kernel.AboutOneThing;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * What was recorded or claimed of a kind of accessibility is so no longer.
 *
 * @param effectiveOn first day on which nothing is recorded of the kind
 */
@Revision("1")
public record AccessibilityRecordEnded(
        ServiceId service, AccessibilityKind kind, LocalDate effectiveOn)
        implements AccessibilityEvent, AboutOneThing {
    public AccessibilityRecordEnded {
        Required.that(service, "service");
        Required.that(kind, "kind");
        Required.day(effectiveOn, "effectiveOn");
    }

    @Override
    public Object thing() {
        return kind;
    }
}
