package lv.atbilstiba.accessibility.api.event;

import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/** The portfolio manager confirmed that the kind does not apply. */
@Revision("1")
public record AccessibilityClaimConfirmed(
        ServiceId service, AccessibilityKind kind, LocalDate confirmedOn)
        implements AccessibilityEvent {}
