package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;
import java.util.SortedSet;

/** What is recorded of these kinds was looked at again and found right. */
@Revision("1")
public record AccessibilityReviewed(
        ServiceId service, SortedSet<AccessibilityKind> kinds, LocalDate reviewedOn)
        implements AccessibilityEvent {
    public AccessibilityReviewed {
        Required.that(service, "service");
        Required.that(kinds, "kinds");
        Required.day(reviewedOn, "reviewedOn");

        kinds = Ordered.set(kinds);
    }
}
