package lv.atbilstiba.service.api.command;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param effectiveOn first day without a current description
 */
public record WithdrawDescription(
        @TargetAggregateIdentifier ServiceId service,
        LocalDate effectiveOn,
        Basis basis,
        @Nullable Correction corrects)
        implements Correcting {
    public WithdrawDescription {
        Required.that(service, "service");
        Required.day(effectiveOn, "effectiveOn");
        Required.that(basis, "basis");
    }
}
