package lv.atbilstiba.accessibility.api.command;

import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

import java.time.LocalDate;

/** The portfolio manager confirms that a kind does not apply. */
public record ConfirmAccessibilityClaim(
        @TargetAggregateIdentifier ServiceId service,
        AccessibilityKind kind,
        StaffId confirmer,
        LocalDate confirmedOn) {}
