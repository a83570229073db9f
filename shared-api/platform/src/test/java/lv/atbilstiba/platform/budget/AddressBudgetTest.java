package lv.atbilstiba.platform.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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

    /** As the filters do that look at tokens. */
    private static final FilterChain ACCEPTS =
            (request, response) ->
                    new RequestAttributeSecurityContextRepository()
                            .saveContext(
                                    new SecurityContextImpl(
                                            new TestingAuthenticationToken("x", "x", "ROLE_x")),
                                    (HttpServletRequest) request,
                                    (HttpServletResponse) response);

    private static final FilterChain NOBODY_LOOKS = (_, _) -> {};
    private static final FilterChain TURNED_AWAY_BEFORE =
            (_, response) -> ((MockHttpServletResponse) response).setStatus(400);
    private static final FilterChain REFUSES =
            (_, response) -> ((MockHttpServletResponse) response).setStatus(401);

    @Test
    void an_address_without_a_token_has_so_many_and_another_has_its_own() throws Exception {
        for (var i = 0; i < 5; i++)
            assertThat(status("10.0.0.1", null, NOBODY_LOOKS)).isEqualTo(200);
        assertThat(status("10.0.0.1", null, NOBODY_LOOKS)).isEqualTo(429);
        assertThat(status("10.0.0.2", null, NOBODY_LOOKS)).isEqualTo(200);
        assertThat(status("10.0.0.1", "Bearer x", ACCEPTS)).as("with a token").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic eA==", "x", "", "DPoP x", "Bearer", "Bearerx"})
    void what_is_no_token_is_none(String header) throws Exception {
        for (var i = 0; i < 5; i++)
            assertThat(status("10.0.0.6", header, NOBODY_LOOKS)).isEqualTo(200);
        assertThat(status("10.0.0.6", header, NOBODY_LOOKS)).isEqualTo(429);
        assertThat(status("10.0.0.6", "bearer x", ACCEPTS)).as("in any case").isEqualTo(200);
    }

    @Test
    void a_token_that_nobody_looked_at_was_not_accepted() throws Exception {
        assertThat(status("10.0.0.7", "Bearer junk", TURNED_AWAY_BEFORE)).isEqualTo(400);
        assertThat(status("10.0.0.7", "Bearer junk", NOBODY_LOOKS)).isEqualTo(200);
        assertOthersWait("10.0.0.7", "Bearer junk");
    }

    @Test
    void a_token_that_is_no_longer_accepted_is_as_any_other() throws Exception {
        assertThat(status("10.0.0.8", "Bearer once good", ACCEPTS)).isEqualTo(200);
        assertThat(status("10.0.0.8", "Bearer once good", REFUSES)).isEqualTo(401);
        assertOthersWait("10.0.0.8", "Bearer once good");
    }

    private void assertOthersWait(String address, String token) throws Exception {
        for (var i = 0; i < 10; i++)
            assertThat(status(address, "Bearer bad" + i, REFUSES)).isEqualTo(401);
        FilterChain meanwhile =
                (_, _) -> {
                    try {
                        assertThat(status(address, token, REFUSES)).isEqualTo(429);
                    } catch (Exception e) {
                        throw new ServletException(e);
                    }
                };
        assertThat(status(address, "Bearer another", meanwhile)).isEqualTo(200);
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
        var readiness = "/actuator/health/readiness";
        assertThat(onceSpent("1", new MockHttpServletRequest("GET", readiness))).isEqualTo(200);
        assertThat(onceSpent("2", new MockHttpServletRequest("HEAD", readiness))).isEqualTo(200);
        assertThat(onceSpent("3", new MockHttpServletRequest("POST", readiness))).isEqualTo(429);
        var more = new MockHttpServletRequest("GET", readiness);
        more.addHeader("Authorization", "x");
        assertThat(onceSpent("4", more)).as("no more than that").isEqualTo(429);
        assertThat(onceSpent("5", new MockHttpServletRequest("GET", "/livez")))
                .as("it is not there")
                .isEqualTo(429);
    }

    private int onceSpent(String address, MockHttpServletRequest request) throws Exception {
        for (var i = 0; i < 5; i++) assertThat(status(address, null, NOBODY_LOOKS)).isEqualTo(200);
        return status(address, request);
    }

    @Test
    void a_body_without_a_token_is_short_whatever_it_says_of_its_length() throws Exception {
        FilterChain reads = (request, _) -> request.getInputStream().readAllBytes();
        assertThat(send("10.0.1.1", 64 << 10, true, reads)).isEqualTo(200);
        assertThat(send("10.0.1.1", 64 << 10, false, reads)).isEqualTo(200);
        assertThat(send("10.0.1.1", (64 << 10) + 1, true, NOBODY_LOOKS)).isEqualTo(413);
        assertThatThrownBy(() -> send("10.0.1.1", (64 << 10) + 1, false, reads))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.problem().status().value()).isEqualTo(413));
    }

    @Test
    void bodies_without_tokens_are_so_many_bytes_of_all_addresses_together() throws Exception {
        assertThat(nested(0, 128)).as("the last one finds no place").isEqualTo(429);
        assertThat(nested(0, 127)).as("all have gone").isEqualTo(200);
    }

    /** While so many bodies of 64 KB are being read, one more. */
    private int nested(int inside, int most) throws Exception {
        var status = new AtomicInteger();
        FilterChain more =
                (_, _) -> {
                    try {
                        status.set(inside == most ? 200 : nested(inside + 1, most));
                    } catch (Exception e) {
                        throw new ServletException(e);
                    }
                };
        var own = send("10.1." + most + "." + inside, 64 << 10, true, more);
        return own == 200 ? status.get() : own;
    }

    @Test
    void a_body_without_a_token_that_comes_a_byte_at_a_time_is_not_waited_for() {
        var impatient =
                new AddressBudget(
                        (_, _, _) -> {},
                        BudgetTest.properties(
                                Map.of("atbilstiba.budget.anonymous.body-within", "0ms")));
        var request = body(10, true);
        assertThatThrownBy(() ->
                        impatient.doFilter(
                                request,
                                new MockHttpServletResponse(),
                                (it, _) -> it.getInputStream().read()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.problem().status().value()).isEqualTo(408));
    }

    private int send(String address, int bytes, boolean saysHowMany, FilterChain chain)
            throws Exception {
        var request = body(bytes, saysHowMany);
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        budget.doFilter(request, response, chain);
        return response.getStatus();
    }

    private static MockHttpServletRequest body(int bytes, boolean saysHowMany) {
        var request =
                new MockHttpServletRequest("POST", "/api/audit/witness/add-checkpoint") {
                    @Override
                    public long getContentLengthLong() {
                        return saysHowMany ? super.getContentLengthLong() : -1;
                    }
                };
        request.setContent(new byte[bytes]);
        if (!saysHowMany) request.addHeader("Transfer-Encoding", "chunked");
        return request;
    }

    private int status(String address, MockHttpServletRequest request) throws Exception {
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        budget.doFilter(request, response, NOBODY_LOOKS);
        return response.getStatus();
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
