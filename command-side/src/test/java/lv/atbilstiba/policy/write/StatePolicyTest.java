package lv.atbilstiba.policy.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.write.decision.Surroundings;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.PolicyRefusal.HoldsTooEarly;
import lv.atbilstiba.policy.api.PolicyRefusal.ParameterIsFixed;
import lv.atbilstiba.policy.api.PolicyRefusal.ParentTerritoryUnknown;
import lv.atbilstiba.policy.api.PolicyRefusal.TerritoryEndsTooEarly;
import lv.atbilstiba.policy.api.PolicyRefusal.TerritoryWithinItself;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.policy.api.command.OpenRegister;
import lv.atbilstiba.policy.api.command.SetPolicyParameter;
import lv.atbilstiba.policy.api.command.SetTerritory;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;
import lv.atbilstiba.policy.api.event.TerritorySet;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class StatePolicyTest {
    private final FixtureConfiguration<StatePolicy> policy =
            new Surroundings().of(StatePolicy.class);

    @Test
    void a_parameter_is_set_from_tomorrow_on() {
        policy.givenNoPriorActivity()
                .when(graceOf("P60D", TOMORROW))
                .expectEvents(graceSet("P60D", TOMORROW));
    }

    @Test
    void a_change_that_would_hold_today_is_refused() {
        policy.givenNoPriorActivity()
                .when(graceOf("P60D", TODAY))
                .expectNoEvents()
                .expectExceptionDetails(new HoldsTooEarly(PolicyParameter.VACANCY_GRACE, TOMORROW));
    }

    @Test
    void the_value_it_has_anyway_needs_no_record() {
        policy.givenNoPriorActivity()
                .when(graceOf("P30D", TOMORROW))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_value_it_was_given_already_needs_no_record() {
        policy.given(graceSet("P60D", TOMORROW))
                .when(graceOf("P60D", NEXT_MONTH))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void another_value_may_follow() {
        policy.given(graceSet("P60D", TOMORROW))
                .when(graceOf("P30D", NEXT_MONTH))
                .expectEvents(graceSet("P30D", NEXT_MONTH));
    }

    @Test
    void the_register_opens_on_the_day_of_its_first_fact() {
        policy.givenNoPriorActivity()
                .when(new OpenRegister(PolicyId.STATE, YESTERDAY))
                .expectEvents(
                        opened(
                                YESTERDAY,
                                "Reģistra atvēršana: pirmā ieraksta diena (automātiski)"));
    }

    @Test
    void it_opens_once() {
        policy.given(opened(YESTERDAY, "automātiski"))
                .when(new OpenRegister(PolicyId.STATE, TODAY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void another_day_may_be_set_until_the_first_service_is_registered() {
        policy.given(opened(YESTERDAY, "automātiski"))
                .when(openingOn(NEXT_MONTH))
                .expectEvents(opened(NEXT_MONTH, ORDER.document()));
    }

    @Test
    void then_it_is_history() {
        new Surroundings()
                .withServices()
                .of(StatePolicy.class)
                .given(opened(YESTERDAY, "automātiski"))
                .when(openingOn(NEXT_MONTH))
                .expectNoEvents()
                .expectExceptionDetails(new ParameterIsFixed(PolicyParameter.REGISTER_OPENED_ON));
    }

    @Test
    void a_wrong_value_is_mended_from_the_day_on_which_it_was_to_hold() {
        policy.given(at(4, graceSet("P6D", LAST_MONTH)), at(5, graceSet("P90D", NEXT_MONTH)))
                .when(
                        new SetPolicyParameter(
                                PolicyId.STATE,
                                PolicyParameter.VACANCY_GRACE,
                                "P60D",
                                LAST_MONTH,
                                ORDER,
                                slipAt(4)))
                .expectEvents(graceSet("P60D", LAST_MONTH));
    }

    @Test
    void but_not_from_an_earlier_day() {
        policy.given(at(4, graceSet("P6D", LAST_MONTH)))
                .when(
                        new SetPolicyParameter(
                                PolicyId.STATE,
                                PolicyParameter.VACANCY_GRACE,
                                "P60D",
                                A_YEAR_AGO,
                                ORDER,
                                slipAt(4)))
                .expectNoEvents()
                .expectExceptionDetails(
                        new HoldsTooEarly(PolicyParameter.VACANCY_GRACE, LAST_MONTH));
    }

    private static SetPolicyParameter openingOn(LocalDate day) {
        return new SetPolicyParameter(
                PolicyId.STATE,
                PolicyParameter.REGISTER_OPENED_ON,
                day.toString(),
                day,
                ORDER,
                null);
    }

    private static PolicyParameterSet opened(LocalDate day, String basis) {
        return new PolicyParameterSet(
                PolicyParameter.REGISTER_OPENED_ON, day.toString(), day, new Basis(basis));
    }

    @Test
    void a_territory_is_recorded_with_what_it_is_part_of() {
        policy.given(territorySet(NOVADS, null, LONG_AGO))
                .when(territory(PARISH, NOVADS, LONG_AGO, null))
                .expectEvents(territorySet(PARISH, NOVADS, LONG_AGO));
    }

    @Test
    void the_same_territory_needs_no_record() {
        policy.given(territorySet(NOVADS, null, LONG_AGO), territorySet(PARISH, NOVADS, LONG_AGO))
                .when(territory(PARISH, NOVADS, LONG_AGO, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_it_would_be_part_of_is_there_first() {
        policy.given(territorySet(NOVADS, null, TODAY))
                .when(territory(PARISH, NOVADS, LONG_AGO, null))
                .expectNoEvents()
                .expectExceptionDetails(new ParentTerritoryUnknown(NOVADS, LONG_AGO));
    }

    @Test
    void nothing_is_part_of_itself_by_any_way_round() {
        policy.given(territorySet(NOVADS, null, LONG_AGO), territorySet(PARISH, NOVADS, LONG_AGO))
                .when(territory(NOVADS, PARISH, TODAY, null))
                .expectNoEvents()
                .expectExceptionDetails(new TerritoryWithinItself(NOVADS));
    }

    @Test
    void no_territory_ends_before_it_begins() {
        policy.givenNoPriorActivity()
                .when(territory(NOVADS, null, TODAY, TODAY))
                .expectNoEvents()
                .expectExceptionDetails(new TerritoryEndsTooEarly(NOVADS, TODAY, TODAY));
    }

    @Test
    void a_mistaken_parent_is_mended() {
        policy.given(
                        territorySet(NOVADS, null, LONG_AGO),
                        at(3, territorySet(PARISH, NOVADS, LONG_AGO)))
                .when(
                        new SetTerritory(
                                PolicyId.STATE,
                                PARISH,
                                new LocalizedText("Parauga pagasts", null),
                                null,
                                LONG_AGO,
                                null,
                                ORDER,
                                slipAt(3)))
                .expectEvents(territorySet(PARISH, null, LONG_AGO));
    }

    private static final TerritoryCode NOVADS = new TerritoryCode("9900000");

    private static SetTerritory territory(
            TerritoryCode code,
            @Nullable TerritoryCode parent,
            LocalDate from,
            @Nullable LocalDate until) {
        return new SetTerritory(
                PolicyId.STATE,
                code,
                new LocalizedText("Parauga pagasts", null),
                parent,
                from,
                until,
                ORDER,
                null);
    }

    private static TerritorySet territorySet(
            TerritoryCode code, @Nullable TerritoryCode parent, LocalDate from) {
        return new TerritorySet(
                code, new LocalizedText("Parauga pagasts", null), parent, from, null, ORDER);
    }

    private static SetPolicyParameter graceOf(String value, LocalDate from) {
        return new SetPolicyParameter(
                PolicyId.STATE, PolicyParameter.VACANCY_GRACE, value, from, ORDER, null);
    }

    private static PolicyParameterSet graceSet(String value, LocalDate from) {
        return new PolicyParameterSet(PolicyParameter.VACANCY_GRACE, value, from, ORDER);
    }
}
