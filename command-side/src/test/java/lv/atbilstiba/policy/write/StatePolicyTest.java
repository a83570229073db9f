package lv.atbilstiba.policy.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;

import lv.atbilstiba.platform.write.decision.Surroundings;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.PolicyRefusal.HoldsTooEarly;
import lv.atbilstiba.policy.api.PolicyRefusal.ParameterIsFixed;
import lv.atbilstiba.policy.api.command.SetPolicyParameter;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;

import org.axonframework.test.aggregate.FixtureConfiguration;
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
    void the_register_opens_once() {
        policy.givenNoPriorActivity()
                .when(
                        new SetPolicyParameter(
                                PolicyId.STATE,
                                PolicyParameter.REGISTER_OPENED_ON,
                                "2026-06-01",
                                TOMORROW,
                                ORDER))
                .expectNoEvents()
                .expectExceptionDetails(new ParameterIsFixed(PolicyParameter.REGISTER_OPENED_ON));
    }

    private static SetPolicyParameter graceOf(String value, LocalDate from) {
        return new SetPolicyParameter(
                PolicyId.STATE, PolicyParameter.VACANCY_GRACE, value, from, ORDER);
    }

    private static PolicyParameterSet graceSet(String value, LocalDate from) {
        return new PolicyParameterSet(PolicyParameter.VACANCY_GRACE, value, from, ORDER);
    }
}
