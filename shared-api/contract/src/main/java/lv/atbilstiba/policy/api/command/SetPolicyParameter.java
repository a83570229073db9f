package lv.atbilstiba.policy.api.command;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.PolicyParameter;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param value ISO 8601: a period or a day, as the parameter asks
 * @param holdsFrom first day on which it holds; a day after the day on which it is recorded, or the
 *     day from which the value that it mends was to hold
 */
public record SetPolicyParameter(
        @TargetAggregateIdentifier PolicyId policy,
        PolicyParameter parameter,
        String value,
        LocalDate holdsFrom,
        Basis basis,
        @Nullable Correction corrects)
        implements Correcting {
    public SetPolicyParameter {
        Required.that(policy, "policy");
        Required.that(parameter, "parameter");
        Required.that(value, "value");
        Required.day(holdsFrom, "holdsFrom");
        Required.that(basis, "basis");

        value = parameter.parse(value);
    }
}
