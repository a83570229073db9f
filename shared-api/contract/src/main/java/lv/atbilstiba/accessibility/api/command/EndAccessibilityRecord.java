package lv.atbilstiba.accessibility.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Say that what was recorded or claimed of a kind of accessibility is so no longer.
 *
 * @param effectiveOn first day on which nothing is recorded of the kind
 */
public record EndAccessibilityRecord(
        @TargetAggregateIdentifier ServiceId service,
        AccessibilityKind kind,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public EndAccessibilityRecord {
        Required.that(service, "service");
        Required.that(kind, "kind");
        Required.day(effectiveOn, "effectiveOn");
    }
}
