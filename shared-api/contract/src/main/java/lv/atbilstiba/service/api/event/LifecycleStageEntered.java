package lv.atbilstiba.service.api.event;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param owner the institution that manages the service
 * @param effectiveOn first day in the stage
 */
@Revision("1")
public record LifecycleStageEntered(
        ServiceId service, InstitutionId owner, LifecycleStage stage, LocalDate effectiveOn)
        implements ServiceEvent {
    public LifecycleStageEntered {
        Required.that(service, "service");
        Required.that(owner, "owner");
        Required.that(stage, "stage");
        Required.day(effectiveOn, "effectiveOn");
    }
}
