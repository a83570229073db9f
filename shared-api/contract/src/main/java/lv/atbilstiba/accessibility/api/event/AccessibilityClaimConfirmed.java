package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.kernel.AboutOneThing;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The portfolio manager confirmed that the kind does not apply.
 *
 * @param confirmer who it was; null if it was recorded when nobody was asked, likewise {@code
 *     appointment}
 * @param appointment position of the fact that made her portfolio manager
 */
@Revision("2")
public record AccessibilityClaimConfirmed(
        ServiceId service,
        AccessibilityKind kind,
        LocalDate confirmedOn,
        @Nullable StaffId confirmer,
        @Nullable Long appointment)
        implements AccessibilityEvent, AboutOneThing {
    public AccessibilityClaimConfirmed {
        Required.that(service, "service");
        Required.that(kind, "kind");
        Required.day(confirmedOn, "confirmedOn");
    }

    @Override
    public Object thing() {
        return kind;
    }
}
