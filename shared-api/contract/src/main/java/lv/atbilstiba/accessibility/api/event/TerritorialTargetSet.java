package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * The portfolio manager says in which territory, less than all of Latvia, the service has to be
 * accessible.
 *
 * @param basis why
 * @param effectiveOn first day on which it is so
 */
@Revision("1")
public record TerritorialTargetSet(
        ServiceId service, TerritoryCode territory, Basis basis, LocalDate effectiveOn)
        implements AccessibilityEvent {
    public TerritorialTargetSet {
        Required.that(service, "service");
        Required.that(territory, "territory");
        Required.that(basis, "basis");
        Required.day(effectiveOn, "effectiveOn");
    }
}
