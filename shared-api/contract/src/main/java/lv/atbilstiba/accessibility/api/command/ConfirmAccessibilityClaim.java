package lv.atbilstiba.accessibility.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** The portfolio manager confirms that a kind does not apply. */
public record ConfirmAccessibilityClaim(
        @TargetAggregateIdentifier ServiceId service,
        AccessibilityKind kind,
        StaffId confirmer,
        LocalDate confirmedOn,
        @Nullable Correction corrects)
        implements Correcting {
    public ConfirmAccessibilityClaim {
        Required.that(service, "service");
        Required.that(kind, "kind");
        Required.that(confirmer, "confirmer");
        Required.day(confirmedOn, "confirmedOn");
    }
}
