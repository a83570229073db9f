package lv.atbilstiba.platform.budget;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class AddressBudgetTest {
    private final AddressBudget budget =
            new AddressBudget(
                    (problem, _, response) -> {
                        response.setStatus(problem.status().value());
                        problem.headers().forEach(response::setHeader);
                    },
                    BudgetTest.properties(
                            Map.of(
                                    "atbilstiba.budget.anonymous.per-second", "1",
                                    "atbilstiba.budget.anonymous.burst", "5",
                                    "atbilstiba.budget.refused.per-second", "1",
                                    "atbilstiba.budget.refused.burst", "3",
                                    "atbilstiba.budget.refused.at-once", "1",
                                    "atbilstiba.budget.refused.waiting", "0")));

    private static final FilterChain ACCEPTS = (_, _) -> {};
    private static final FilterChain REFUSES =
            (_, response) -> ((MockHttpServletResponse) response).setStatus(401);

    @Test
    void an_address_without_a_token_has_so_many_and_another_has_its_own() throws Exception {
        for (var i = 0; i < 5; i++) assertThat(status("10.0.0.1", null, ACCEPTS)).isEqualTo(200);
        assertThat(status("10.0.0.1", null, ACCEPTS)).isEqualTo(429);
        assertThat(status("10.0.0.2", null, ACCEPTS)).isEqualTo(200);
        assertThat(status("10.0.0.1", "Bearer x", ACCEPTS)).as("with a token").isEqualTo(200);
    }

    @Test
    void once_many_were_refused_what_is_not_known_waits_for_its_turn() throws Exception {
        assertThat(status("10.0.0.3", "Bearer good", ACCEPTS)).isEqualTo(200);
        for (var i = 0; i < 10; i++)
            assertThat(status("10.0.0.3", "Bearer bad" + i, REFUSES)).isEqualTo(401);
        var inside = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        FilterChain slow =
                (_, response) -> {
                    inside.countDown();
                    try {
                        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    ((MockHttpServletResponse) response).setStatus(401);
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> status("10.0.0.3", "Bearer slow", slow));
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(status("10.0.0.3", "Bearer new", ACCEPTS)).isEqualTo(429);
            assertThat(status("10.0.0.3", "Bearer good", ACCEPTS))
                    .as("accepted before")
                    .isEqualTo(200);
            assertThat(status("10.0.0.4", "Bearer new", ACCEPTS)).as("elsewhere").isEqualTo(200);
            over.countDown();
            assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(401);
        }
        assertThat(status("10.0.0.3", "Bearer new", ACCEPTS)).as("its turn").isEqualTo(200);
    }

    @Test
    void whether_the_process_lives_can_always_be_asked() throws Exception {
        for (var i = 0; i < 20; i++) status("10.0.0.5", null, ACCEPTS);
        var request = new MockHttpServletRequest("GET", "/actuator/health/readiness");
        request.setRemoteAddr("10.0.0.5");
        var response = new MockHttpServletResponse();
        budget.doFilter(request, response, ACCEPTS);
        assertThat(response.getStatus()).isEqualTo(200);
    }

    private int status(String address, @Nullable String token, FilterChain chain) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/policy");
        request.setRemoteAddr(address);
        if (token != null) request.addHeader("Authorization", token);
        var response = new MockHttpServletResponse();
        budget.doFilter(request, response, chain);
        if (response.getStatus() == 429) assertThat(response.getHeader("Retry-After")).isNotNull();
        return response.getStatus();
    }
}
