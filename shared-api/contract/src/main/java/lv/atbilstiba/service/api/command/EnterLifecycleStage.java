package lv.atbilstiba.service.api.command;

import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param effectiveOn first day in the stage
 * @param corrects an earlier stage, or the registration, whose stage and day so are mended
 */
public record EnterLifecycleStage(
        @TargetAggregateIdentifier ServiceId service,
        LifecycleStage stage,
        LocalDate effectiveOn,
        @Nullable Correction corrects)
        implements Correcting {
    public EnterLifecycleStage {
        Required.that(service, "service");
        Required.that(stage, "stage");
        Required.day(effectiveOn, "effectiveOn");
    }
}
