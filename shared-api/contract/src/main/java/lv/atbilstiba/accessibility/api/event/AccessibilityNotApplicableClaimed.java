package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.kernel.AboutOneThing;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param effectiveOn first day from which the kind is claimed not to apply
 */
@Revision("1")
public record AccessibilityNotApplicableClaimed(
        ServiceId service, AccessibilityKind kind, String justification, LocalDate effectiveOn)
        implements AccessibilityEvent, AboutOneThing {
    public AccessibilityNotApplicableClaimed {
        Required.that(service, "service");
        Required.that(kind, "kind");
        Required.that(justification, "justification");
        Required.day(effectiveOn, "effectiveOn");
    }

    @Override
    public Object thing() {
        return kind;
    }
}
