package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Who asks more than his part is told to come again later, and the others feel nothing of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // filled before the first test
final class BudgetE2E {
    private static final String TOO_MANY = "/problems/request/too-many-requests";

    @TempDir private static Path folder;
    private final Map<String, String> tokens = new HashMap<>();
    private Running register;

    @BeforeAll
    void start() throws Exception {
        register =
                Running.on(
                        folder,
                        "default",
                        "--atbilstiba.budget.caller.per-second=1",
                        "--atbilstiba.budget.caller.burst=200",
                        "--atbilstiba.budget.caller.at-once=4",
                        "--atbilstiba.budget.caller.waiting=2",
                        "--atbilstiba.budget.caller.patience=200ms",
                        "--atbilstiba.budget.anonymous.per-second=1",
                        "--atbilstiba.budget.anonymous.burst=30",
                        "--atbilstiba.budget.refused.per-second=1",
                        "--atbilstiba.budget.refused.burst=5",
                        "--atbilstiba.budget.refused.at-once=1",
                        "--atbilstiba.budget.refused.waiting=0");
        // who asks for a token has none yet
        for (var client :
                List.of(
                        "state-lead",
                        "auditor",
                        "operations",
                        "portfolio-manager",
                        "portfolio-manager-municipality",
                        "portfolio-manager-newcomer")) tokens.put(client, register.token(client));
    }

    private String token(String client) {
        return Objects.requireNonNull(tokens.get(client));
    }

    @AfterAll
    void stop() {
        register.close();
    }

    @Test
    void one_client_at_full_rate_is_stopped_and_the_others_are_not() throws Exception {
        var greedy = token("state-lead");
        var other = token("auditor");
        var answer = register.get("/api/policy", greedy);
        assertThat(answer.statusCode()).isEqualTo(200);
        for (var i = 0; i < 300 && answer.statusCode() == 200; i++)
            answer = register.get("/api/policy", greedy);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains(TOO_MANY);
        assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        assertThat(register.get("/api/policy", other).statusCode()).isEqualTo(200);
        assertThat(register.get("/actuator/prometheus", token("operations")).body())
                .contains("atbilstiba_security_events_total{")
                .containsPattern("event=\"too-many-requests\"[^}]*} [1-9]");
    }

    @Test
    void a_long_body_costs_more_than_a_short_one() throws Exception {
        var token = token("portfolio-manager");
        var long16 = "{\"name\": \"" + "x".repeat(500_000) + "\"}";
        var statuses =
                statusesOf(
                        12,
                        () -> register.post("/api/institutions/00000000102/staff", token, long16));
        assertThat(statuses).as("each costs 31 of 200").endsWith(429);
        assertThat(statuses.indexOf(429)).isBetween(5, 8);
    }

    @Test
    void an_address_without_a_token_has_its_budget_and_health_is_free() throws Exception {
        var statuses = statusesOf(40, () -> register.get("/api/audit/log/keys"));
        assertThat(statuses).contains(429);
        for (var i = 0; i < 50; i++)
            assertThat(register.get(WhereToLook.HEALTH).statusCode()).isEqualTo(200);
    }

    @Test
    void another_scheme_is_no_token_and_leads_around_nothing() throws Exception {
        var statuses =
                statusesOf(
                        40,
                        () ->
                                register.getWithHeader(
                                        "/api/audit/log/keys", "Authorization", "Basic x"));
        assertThat(statuses).contains(429);
    }

    @Test
    void a_token_that_was_turned_away_unread_is_looked_at_in_turn_as_any_other() throws Exception {
        var junk = "e30." + "x".repeat(100) + ".x";
        assertThat(register.get("/api//x", junk).statusCode()).isEqualTo(400);
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 200; i++)
                calls.add(threads.submit(() -> register.get("/api/policy", junk).statusCode()));
            for (var call : calls) statuses.add(call.get());
        }
        assertThat(statuses).containsOnly(401, 429).contains(401, 429);
        assertThat(register.get("/api/policy", token("auditor")).statusCode())
                .as("accepted before, or its turn")
                .isEqualTo(200);
    }

    @Test
    void slow_bodies_of_one_client_hold_up_that_client_alone() throws Exception {
        var slow = token("portfolio-manager-municipality");
        var sockets = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 200; i++) sockets.add(slowly(slow));
            var other = token("portfolio-manager-newcomer");
            for (var i = 0; i < 20; i++)
                assertThat(register.get("/api/policy", other).statusCode()).isEqualTo(200);
        } finally {
            for (var socket : sockets) socket.close();
        }
    }

    /** A write whose body never comes. */
    private Socket slowly(String token) throws IOException {
        var socket = new Socket("localhost", register.port());
        var head =
                """
                POST /api/institutions HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: 1000\r
                \r
                {\
                """
                        .formatted(token);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static List<Integer> statusesOf(int times, Callable<HttpResponse<String>> call)
            throws Exception {
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < times; i++) statuses.add(call.call().statusCode());
        return statuses;
    }
}
