package lv.atbilstiba.service.api.command;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.NotAService;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Take a service into the register.
 *
 * @param owner the one institution that manages it (pakalpojuma saimnieks)
 * @param stage the lifecycle stage it is in
 * @param effectiveOn first day on which it was so
 * @param baseline whether this states what already was when the register opened
 * @param nature why it would not be a service, if the institution says so itself: then it is
 *     refused
 */
public record RegisterService(
        @TargetAggregateIdentifier ServiceId service,
        InstitutionId owner,
        ServiceDetails details,
        LifecycleStage stage,
        LocalDate effectiveOn,
        boolean baseline,
        @Nullable NotAService nature) {
    public RegisterService {
        Required.that(service, "service");
        Required.that(owner, "owner");
        Required.that(details, "details");
        Required.that(stage, "stage");
        Required.day(effectiveOn, "effectiveOn");
    }
}
