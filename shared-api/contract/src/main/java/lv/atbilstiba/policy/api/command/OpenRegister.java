package lv.atbilstiba.policy.api.command;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.PolicyId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

import java.time.LocalDate;

/**
 * Record the day on which the register opened, unless one is recorded already: the register's own
 * command.
 *
 * @param openedOn Riga's day of the log's first fact
 */
public record OpenRegister(@TargetAggregateIdentifier PolicyId policy, LocalDate openedOn) {
    public OpenRegister {
        Required.that(policy, "policy");
        Required.day(openedOn, "openedOn");
    }
}
