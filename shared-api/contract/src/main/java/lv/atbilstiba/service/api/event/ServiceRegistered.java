package lv.atbilstiba.service.api.event;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.serialization.Revision;

import java.time.LocalDate;

/**
 * @param stage the lifecycle stage it is in
 * @param effectiveOn first day on which it was so
 * @param baseline whether this states what already was when the register opened
 */
@Revision("1")
public record ServiceRegistered(
        ServiceId service,
        InstitutionId owner,
        ServiceDetails details,
        LifecycleStage stage,
        LocalDate effectiveOn,
        boolean baseline)
        implements ServiceEvent {
    public ServiceRegistered {
        Required.that(service, "service");
        Required.that(owner, "owner");
        Required.that(details, "details");
        Required.that(stage, "stage");
        Required.day(effectiveOn, "effectiveOn");
    }
}
