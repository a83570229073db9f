package lv.atbilstiba.accessibility.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Claim that a kind of accessibility does not apply to the service by its nature.
 *
 * @param justification at most 2000 characters
 * @param effectiveOn first day from which it is claimed
 */
public record ClaimAccessibilityNotApplicable(
        @TargetAggregateIdentifier ServiceId service,
        AccessibilityKind kind,
        String justification,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public ClaimAccessibilityNotApplicable {
        Required.that(service, "service");
        Required.that(kind, "kind");
        Required.day(effectiveOn, "effectiveOn");

        justification = Words.of(justification, "justification", 2000);
    }
}
