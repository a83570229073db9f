package lv.atbilstiba.platform.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Caller;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class BudgetTest {
    private static final long SECOND = 1_000_000_000L;

    private long time = -5;

    @Test
    void a_burst_is_given_and_then_so_many_a_second() {
        var allowance = new Allowance(10, 50, () -> time);
        for (var i = 0; i < 50; i++) assertThat(allowance.take(1)).isZero();
        assertThat(allowance.take(1)).isEqualTo(1);
        assertThat(allowance.until(1)).isEqualTo(1);
        time += SECOND;
        for (var i = 0; i < 10; i++) assertThat(allowance.take(1)).isZero();
        assertThat(allowance.take(1)).isPositive();
        time += 1_000 * SECOND;
        for (var i = 0; i < 50; i++) assertThat(allowance.take(1)).isZero();
        assertThat(allowance.take(1)).isPositive();
    }

    @Test
    void what_costs_more_takes_more_and_says_how_long_it_has_to_wait() {
        var allowance = new Allowance(10, 50, () -> time);
        assertThat(allowance.take(45)).isZero();
        assertThat(allowance.take(25)).isEqualTo(2);
        assertThat(allowance.take(5)).as("what was refused took nothing").isZero();
        time += 10 * SECOND;
        assertThat(allowance.take(1_000)).as("all that there is, at most").isZero();
        assertThat(allowance.take(1)).isPositive();
    }

    @Test
    void so_many_at_once_some_wait_and_more_are_refused() throws Exception {
        var turns = new Turns(2, 1, Duration.ofMinutes(1));
        assertThat(turns.begin()).isTrue();
        assertThat(turns.begin()).isTrue();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var third = threads.submit(turns::begin);
            while (turns.waiting() == 0) Thread.onSpinWait();
            assertThat(turns.begin()).as("there is one place to wait").isFalse();
            turns.end();
            assertThat(third.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void who_waits_does_not_wait_for_ever() {
        var turns = new Turns(1, 5, Duration.ofMillis(1));
        assertThat(turns.begin()).isTrue();
        assertThat(turns.begin()).isFalse();
        turns.end();
        assertThat(turns.begin()).isTrue();
    }

    @Test
    void one_caller_has_a_part_of_the_costly_calls_and_all_together_have_an_end() {
        var calls =
                new CostlyCalls(
                        properties(
                                Map.of(
                                        "atbilstiba.budget.costly.at-once", "3",
                                        "atbilstiba.budget.costly.of-one-caller", "2",
                                        "atbilstiba.budget.costly.patience", "1ms")));
        var anna = caller("anna");
        var first = calls.begin(Costly.Kind.EXPORT, anna);
        var second = calls.begin(Costly.Kind.EXPORT, anna);
        refused(HttpStatus.TOO_MANY_REQUESTS, () -> calls.begin(Costly.Kind.EXPORT, anna));
        var third = calls.begin(Costly.Kind.EXPORT, caller("berta"));
        refused(
                HttpStatus.SERVICE_UNAVAILABLE,
                () -> calls.begin(Costly.Kind.EXPORT, caller("cilda")));
        calls.begin(Costly.Kind.JUDGING_ANEW, caller("cilda")).close();
        first.close();
        calls.begin(Costly.Kind.EXPORT, caller("cilda")).close();
        second.close();
        third.close();
    }

    /** Who asks for the head of an answer has it computed as well. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void a_costly_call_takes_its_turn_by_whatever_method(String method) throws Exception {
        var calls =
                new CostlyCalls(
                        properties(
                                Map.of(
                                        "atbilstiba.budget.costly.of-one-caller", "1",
                                        "atbilstiba.budget.costly.patience", "1ms")));
        var costly = new HandlerMethod(this, getClass().getDeclaredMethod("costly"));
        var request = new MockHttpServletRequest(method, "/api/costly");
        var response = new MockHttpServletResponse();
        assertThat(calls.preHandle(request, response, costly)).isTrue();
        refused(
                HttpStatus.TOO_MANY_REQUESTS,
                () ->
                        calls.preHandle(
                                new MockHttpServletRequest("HEAD", "/api/costly"),
                                response,
                                costly));
        calls.afterCompletion(request, response, costly, null);
        assertThat(calls.preHandle(request, response, costly)).isTrue();
    }

    @Costly(Costly.Kind.EXPORT)
    void costly() {}

    private static void refused(HttpStatus status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> {
                            Problem problem = it.problem();
                            assertThat(problem.status()).isEqualTo(status);
                            assertThat(problem.headers()).containsKey("Retry-After");
                        });
    }

    @Test
    void those_who_called_longest_ago_are_forgotten_first() {
        var budgets = new Budgets<>(String::new);
        var kept = budgets.of("kept");
        for (var i = 0; i < 20_000; i++) {
            budgets.of("other " + i);
            assertThat(budgets.of("kept")).isSameAs(kept);
        }
        var first = budgets.of("other 0");
        for (var i = 0; i < 20_000; i++) budgets.of("more " + i);
        assertThat(budgets.of("other 0")).isNotSameAs(first);
    }

    private static Caller caller(String name) {
        return new Caller("client-" + name, name, null, null, Set.of());
    }

    static BudgetProperties properties(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("atbilstiba.budget", BudgetProperties.class);
    }
}
