package lv.atbilstiba.policy.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.command.SetPolicyParameter;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The state's policy on service management, as far as the state lead can change it. */
@Aggregate
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class StatePolicy {
    @AggregateIdentifier private @Nullable PolicyId id;

    /** Values by the day from which they hold. */
    private Map<PolicyParameter, TreeMap<LocalDate, String>> values =
            new EnumMap<>(PolicyParameter.class);

    StatePolicy() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SetPolicyParameter command, DecisionDay day) {
        new TheRegisterOpensOnce(command.parameter()).require();
        if (valueOn(command.parameter(), command.holdsFrom()).equals(command.value())) return;
        new AChangeHoldsFromALaterDay(command.parameter(), command.holdsFrom(), day.today())
                .require();
        apply(
                new PolicyParameterSet(
                        command.parameter(),
                        command.value(),
                        command.holdsFrom(),
                        command.basis()));
    }

    private String valueOn(PolicyParameter parameter, LocalDate day) {
        var timeline = values.get(parameter);
        var entry = timeline == null ? null : timeline.floorEntry(day);
        return entry == null ? parameter.initial() : entry.getValue();
    }

    @EventSourcingHandler
    void evolve(PolicyEvent event) {
        id = PolicyId.STATE;
        switch (event) {
            case PolicyParameterSet(var parameter, var value, var holdsFrom, _) ->
                    values.computeIfAbsent(parameter, _ -> new TreeMap<>()).put(holdsFrom, value);
        }
    }
}
