package lv.atbilstiba.policy.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Stated;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.platform.write.decision.RegisteredServices;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.PolicyRefusal.TerritoryEndsTooEarly;
import lv.atbilstiba.policy.api.Territories;
import lv.atbilstiba.policy.api.command.OpenRegister;
import lv.atbilstiba.policy.api.command.SetPolicyParameter;
import lv.atbilstiba.policy.api.command.SetTerritory;
import lv.atbilstiba.policy.api.event.PolicyEvent;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;
import lv.atbilstiba.policy.api.event.TerritorySet;

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
import java.util.Objects;
import java.util.Optional;

/** The state's policy on service management, as far as the state lead can change it. */
@Aggregate
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class StatePolicy {
    private static final Basis OPENING =
            new Basis("Reģistra atvēršana: pirmā ieraksta diena (automātiski)");

    @AggregateIdentifier private @Nullable PolicyId id;

    /** All that was set of each parameter. */
    private Map<PolicyParameter, Stated<Setting>> values = new EnumMap<>(PolicyParameter.class);

    private Territories territories = Territories.NONE;

    /**
     * @param holdsFrom first day on which the value holds
     */
    record Setting(LocalDate holdsFrom, String value) {}

    StatePolicy() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SetPolicyParameter command, DecisionDay day, RegisteredServices services) {
        var parameter = command.parameter();
        var opening = parameter == PolicyParameter.REGISTER_OPENED_ON;
        var corrects = command.corrects();
        var already = valueOn(parameter, command.holdsFrom()).filter(command.value()::equals);
        if (corrects == null && already.isPresent()) return;
        new TheRegisterOpensOnce(parameter, opening && services.any()).require();
        // one value of it holds for all time, whenever it is said
        if (!opening)
            new AChangeHoldsFromALaterDay(
                            parameter, command.holdsFrom(), earliest(parameter, corrects, day))
                    .require();
        apply(
                new PolicyParameterSet(
                        parameter, command.value(), command.holdsFrom(), command.basis()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SetTerritory command) {
        var until = command.until();
        if (until != null && !until.isAfter(command.from()))
            throw new CommandRefused(
                    new TerritoryEndsTooEarly(command.code(), command.from(), until));
        new ATerritoryIsPartOfAnother(command.code(), command.parent(), command.from(), territories)
                .require();
        if (command.corrects() == null && says(command)) return;
        apply(
                new TerritorySet(
                        command.code(),
                        command.name(),
                        command.parent(),
                        command.from(),
                        until,
                        command.basis()));
    }

    /** Whether the newest fact of that very day says so already. */
    private boolean says(SetTerritory command) {
        return territories
                .on(command.from(), command.code())
                .filter(row -> row.from().equals(command.from()))
                .filter(row -> row.name().equals(command.name()))
                .filter(row -> Objects.equals(row.parent(), command.parent()))
                .filter(row -> Objects.equals(row.until(), command.until()))
                .isPresent();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenRegister command) {
        if (!stated(PolicyParameter.REGISTER_OPENED_ON).entries().isEmpty()) return;
        apply(
                new PolicyParameterSet(
                        PolicyParameter.REGISTER_OPENED_ON,
                        command.openedOn().toString(),
                        command.openedOn(),
                        OPENING));
    }

    private LocalDate earliest(
            PolicyParameter parameter, @Nullable Correction corrects, DecisionDay day) {
        var tomorrow = day.today().plusDays(1);
        if (corrects == null) return tomorrow;
        return stated(parameter)
                .at(corrects.position())
                .map(mended -> mended.value().holdsFrom())
                .filter(from -> from.isBefore(tomorrow))
                .orElse(tomorrow);
    }

    private Stated<Setting> stated(PolicyParameter parameter) {
        return values.getOrDefault(parameter, Stated.nothing());
    }

    /** The value in force on a day; of two from the same day the one stated last. */
    private Optional<String> valueOn(PolicyParameter parameter, LocalDate day) {
        if (parameter == PolicyParameter.REGISTER_OPENED_ON)
            return stated(parameter).last().map(last -> last.value().value());
        Setting inForce = null;
        for (var setting : stated(parameter).values())
            if (!setting.holdsFrom().isAfter(day)
                    && (inForce == null || !setting.holdsFrom().isBefore(inForce.holdsFrom())))
                inForce = setting;
        return inForce == null ? parameter.initial() : Optional.of(inForce.value());
    }

    @EventSourcingHandler
    void evolve(PolicyEvent event, Place place) {
        id = PolicyId.STATE;
        switch (event) {
            case PolicyParameterSet(var parameter, var value, var holdsFrom, _) ->
                    values.put(
                            parameter,
                            stated(parameter)
                                    .and(
                                            place.position(),
                                            place.corrected(),
                                            new Setting(holdsFrom, value)));
            case TerritorySet set -> {
                var corrects = place.corrects();
                territories =
                        territories.with(
                                place.position(),
                                corrects == null ? null : corrects.position(),
                                set);
            }
        }
    }
}
