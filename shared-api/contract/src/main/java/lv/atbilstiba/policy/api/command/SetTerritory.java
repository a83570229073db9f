package lv.atbilstiba.policy.api.command;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correcting;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.TerritoryCode;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Say what a territory is from a day on.
 *
 * @param parent the territory that it is part of; null if it is part of Latvia alone
 * @param from first day on which it is so
 * @param until first day on which there is no such territory; null if that is not known
 */
public record SetTerritory(
        @TargetAggregateIdentifier PolicyId policy,
        TerritoryCode code,
        LocalizedText name,
        @Nullable TerritoryCode parent,
        LocalDate from,
        @Nullable LocalDate until,
        Basis basis,
        @Nullable Correction corrects)
        implements Correcting {
    public SetTerritory {
        Required.that(policy, "policy");
        Required.that(code, "code");
        Required.that(name, "name");
        Required.day(from, "from");
        if (until != null) Required.day(until, "until");
        Required.that(basis, "basis");
    }
}
