package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

class SubmissionsIT extends OverHttp {
    private static final String PATH = "/api/submissions";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void every_line_is_answered_in_order_and_one_that_fails_stops_no_other() {
        var number = newNumber();
        var body = ministry(number, "Labklājība").replace("\n", " ");

        var answers =
                submit(
                        register(body, "b-" + number),
                        register(body, "b-" + number),
                        register(body, "other-" + number),
                        "{ not JSON",
                        """
                        {"method": "PUT", "path": "/api/institutions/%s", "ifMatch": "\\"0\\"", "body": %s}\
                        """
                                .formatted(number, renamed("Cita").strip()),
                        """
                        {"method": "POST", "path": "/actuator/shutdown"}\
                        """,
                        """
                        {"method": "POST", "path": "/api/nothing", "body": {}}\
                        """);

        assertThat(answers)
                .extracting(answer -> answer.path("status").asInt())
                .containsExactly(201, 201, 409, 400, 200, 422, 404);
        assertThat(answers)
                .extracting(answer -> answer.path("line").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(answers.get(0).path("location").asString())
                .isEqualTo("/api/institutions/" + number);
        assertThat(answers.get(1).path("position")).isEqualTo(answers.get(0).path("position"));
        assertThat(answers.get(4).path("etag").asString()).isEqualTo("\"1\"");
    }

    @Test
    void a_write_that_was_sent_alone_is_known_as_a_line_and_the_other_way_round() {
        for (var aloneFirst : List.of(true, false)) {
            var number = newNumber();
            var body = ministry(number, "Labklājība");
            var alone = stateLead().with("Idempotency-Key", "both-" + number);
            var line = register(body.replace("\n", " "), "both-" + number);

            var first =
                    aloneFirst
                            ? alone.post("/api/institutions", body).json()
                            : submit(line).getFirst().path("body");
            var events = countEvents();
            var again =
                    aloneFirst
                            ? submit(line).getFirst().path("body")
                            : alone.post("/api/institutions", body).json();
            var other = register(ministry(newNumber(), "X").replace("\n", " "), "both-" + number);

            assertThat(again).isEqualTo(first);
            assertThat(again.path("id").asString()).isEqualTo(number);
            assertThat(countEvents()).isEqualTo(events);
            assertThat(submit(other).getFirst().path("status").asInt()).isEqualTo(422);
        }
    }

    @Test
    void a_body_means_as_a_line_what_it_means_alone() {
        for (var name :
                List.of(
                        "1e999",
                        "-1e999",
                        "1e-999",
                        "12",
                        "1.0",
                        "true",
                        "null",
                        "[]",
                        "{}",
                        "[\"x\"]",
                        "{\"lv\": 1e999}",
                        "{\"lv\": \"x\", \"en\": -1e999}",
                        "{\"lv\": \"x\", \"lv\": \"y\"}",
                        "\"x\"",
                        "\"\"")) {
            var body =
                    """
                    {"registrationNumber": "%s", "name": %s, "kind": "MINISTRY"}\
                    """
                            .formatted(newNumber(), name);
            var alone = stateLead().post("/api/institutions", body);
            var events = countEvents();

            var line = submit(register(body, "k-" + newNumber())).getFirst();

            assertThat(line.path("status").asInt()).as(name).isEqualTo(alone.status());
            assertThat(line.at("/body/type")).as(name).isEqualTo(alone.json().path("type"));
            assertThat(countEvents()).as(name).isEqualTo(events);
        }
    }

    @Test
    void a_line_is_promised_nothing_that_its_write_does_not_keep() {
        var answers =
                submit(
                        """
                        {"method": "PUT", "path": "/api/staff/%s/login", "idempotencyKey": "a-key"}\
                        """
                                .formatted(UUID.randomUUID()),
                        """
                        {"method": "PUT", "path": "/api/staff/%s/login", "ifMatch": "*"}\
                        """
                                .formatted(UUID.randomUUID()));

        assertThat(answers.get(0).at("/body/type").asString())
                .isEqualTo("/problems/request/header-not-honoured");
        assertThat(answers.get(1).path("status").asInt()).isEqualTo(404);
    }

    @Test
    void a_key_for_all_lines_is_refused_and_none_is_carried_out() {
        var number = newNumber();
        var answer =
                ndjson(stateLead().with("Idempotency-Key", "for-all"))
                        .post(PATH, line(number, "Labklājība"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointer()).isEqualTo("header:Idempotency-Key");
        assertThat(submit(line(number, "Labklājība")).getFirst().path("status").asInt())
                .isEqualTo(201);
    }

    @Test
    void each_line_is_judged_by_its_own_right() {
        var number = newNumber();
        var answers =
                submit(
                        stateLead().as(Tokens.portfolioManagerOf(newNumber())),
                        register(ministry(number, "X").replace("\n", " "), "m-" + number));

        assertThat(answers.get(0).path("status").asInt()).isEqualTo(403);
    }

    @Test
    void what_is_empty_is_counted_and_not_answered() {
        var number = newNumber();

        var answers =
                submit(
                        "",
                        "  \t",
                        register(ministry(number, "Labklājība").replace("\n", " "), number) + "\r",
                        "",
                        "[]",
                        "");

        assertThat(answers).extracting(answer -> answer.path("line").asInt()).containsExactly(3, 5);
        assertThat(answers)
                .extracting(answer -> answer.path("status").asInt())
                .containsExactly(201, 400);
    }

    @Test
    void a_line_that_is_too_long_stops_no_other() {
        var number = newNumber();

        var answers =
                submit(
                        "\"" + "x".repeat(1 << 20) + "\"",
                        register(ministry(number, "Labklājība").replace("\n", " "), number));

        assertThat(answers)
                .extracting(answer -> answer.path("status").asInt())
                .containsExactly(413, 201);
        assertThat(answers.getFirst().at("/body/type").asString())
                .isEqualTo("/problems/request/too-large");
        assertThat(answers.getFirst().at("/body/maxBytes").asLong()).isEqualTo(1 << 20);
    }

    @Test
    void a_line_that_is_not_utf_8_is_refused_and_nothing_is_guessed() throws IOException {
        var good = newNumber();
        var broken = newNumber();
        var body = new ByteArrayOutputStream();
        body.write(line(broken, "Labklājība").getBytes(Charset.forName("windows-1257")));
        body.write('\n');
        body.write(line(good, "Labklājība").getBytes(StandardCharsets.UTF_8));

        var answers = answers(ndjson(stateLead()).sendBytes("POST", PATH, body.toByteArray()));

        assertThat(answers)
                .extracting(answer -> answer.path("status").asInt())
                .containsExactly(400, 201);
        assertThat(answers.getFirst().at("/body/type").asString())
                .isEqualTo("/problems/request/malformed-json");
    }

    @Test
    void half_a_character_in_a_line_stops_no_other() {
        var number = newNumber();

        var answers = submit(line(newNumber(), "a\\ud800b"), line(number, "Labklājība"));

        assertThat(answers)
                .extracting(answer -> answer.path("status").asInt() / 100)
                .containsExactly(4, 2);
    }

    @Test
    void one_line_more_than_may_be_is_told_and_ends_it_while_what_came_before_stands() {
        var number = newNumber();
        var lines = new ArrayList<String>();
        lines.add(line(number, "Labklājība"));
        for (var i = 0; i < 10_001; i++) lines.add("{}");

        var answers = submit(lines.toArray(String[]::new));

        assertThat(answers).hasSize(10_001);
        assertThat(answers.getFirst().path("status").asInt()).isEqualTo(201);
        assertThat(answers.getLast().path("line").asInt()).isEqualTo(10_001);
        assertThat(answers.getLast().path("status").asInt()).isEqualTo(413);
        assertThat(answers.getLast().at("/body/type").asString())
                .isEqualTo("/problems/write/too-many-submissions");
        assertThat(answers.getLast().at("/body/most").asInt()).isEqualTo(10_000);
    }

    @Test
    void who_sends_far_too_many_lines_before_reading_anything_is_answered_in_full()
            throws Exception {
        var line =
                "{\"method\":\"POST\",\"path\":\"/api/nope\",\"body\":\""
                        + "y".repeat(900)
                        + "\"}\n";
        var lines = 40_000;
        var answer = stateLead().sendAllThenRead(PATH, line, lines);
        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n0\r\n\r\n");
        assertThat(answer.lines().filter(it -> it.startsWith("{\"line\":")).count())
                .isEqualTo(10_001);
    }

    @Test
    void what_is_repeated_of_a_line_is_cut() {
        var name = "~".repeat(49_000);

        var answers = submit("{\"" + name + "\":1,\"method\":\"POST\",\"path\":\"/api/services\"}");
        var body = ministry(newNumber(), "X").replaceFirst("\\{", "{\"" + name + "\":1,");
        var alone = stateLead().post("/api/institutions", body);

        assertThat(answers.getFirst().at("/body/type").asString())
                .isEqualTo("/problems/request/unknown-property");
        assertThat(answers.getFirst().toString()).hasSizeLessThan(2_000);
        assertThat(alone.type()).isEqualTo("/problems/request/unknown-property");
        assertThat(alone.pointer()).startsWith("/~0~0").hasSize(300);
    }

    @Test
    void a_line_may_have_a_query_as_its_request_would() {
        var number = newNumber();
        submit(line(number, "Labklājība"));

        var answers =
                submit(
                        """
                        {"method": "DELETE", "path": "/api/institutions/%s/portfolio-manager?basis=R%%C4%%ABkojums+1", "ifMatch": "*"}\
                        """
                                .formatted(number),
                        """
                        {"method": "DELETE", "path": "/api/institutions/%s/portfolio-manager", "ifMatch": "*"}\
                        """
                                .formatted(number));

        assertThat(answers.get(0).at("/body/type").asString())
                .isEqualTo("/problems/institution/no-portfolio-manager");
        assertThat(answers.get(1).at("/body/type").asString())
                .isEqualTo("/problems/request/missing-parameter");
        assertThat(answers.get(1).at("/body/errors/0/pointer").asString()).isEqualTo("query:basis");
    }

    @Test
    void lines_after_the_end_of_the_token_are_refused_and_the_call_is_answered_in_full()
            throws IOException {
        var token = Tokens.takenFor(Duration.ofSeconds(10));
        var before = newNumber();
        var after = List.of(newNumber(), newNumber());
        try (var socket = new Socket("localhost", port())) {
            var in = new BufferedInputStream(socket.getInputStream());
            send(
                    socket,
                    """
                    POST /api/submissions HTTP/1.1\r
                    Host: localhost\r
                    Connection: close\r
                    Authorization: Bearer %s\r
                    Content-Type: application/x-ndjson\r
                    Transfer-Encoding: chunked\r
                    \r
                    """
                            .formatted(token));
            send(socket, chunk(line(before, "Labklājība")));
            assertThat(until(in, "\"position\"")).contains("\"line\":1", "\"status\":201");

            awaitTheEndOf(token);
            for (var number : after) send(socket, chunk(line(number, "Labklājība")));
            send(socket, "0\r\n\r\n");
            var rest = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(rest.lines().filter(it -> it.contains("\"status\":401")))
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(it).contains("request/unauthenticated"));
            assertThat(rest).endsWith("\r\n0\r\n\r\n");
        }
        for (var number : after)
            assertThat(
                            stateLead()
                                    .post("/api/institutions", ministry(number, "Labklājība"))
                                    .status())
                    .as("nothing came of it")
                    .isEqualTo(201);
        assertThat(stateLead().post("/api/institutions", ministry(before, "Cita")).status())
                .as("what came before stands")
                .isEqualTo(409);
    }

    private void awaitTheEndOf(String token) {
        var patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (nobody().as(token).post("/api/institutions", "{}").status() != 401) {
            assertThat(System.nanoTime()).as("it ends").isLessThan(patience);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static String chunk(String line) {
        var length = line.getBytes(StandardCharsets.UTF_8).length + 1;
        return Integer.toHexString(length) + "\r\n" + line + "\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String until(InputStream in, String end) throws IOException {
        var read = new StringBuilder();
        for (var next = in.read(); next >= 0; next = in.read()) {
            read.append((char) next);
            if (read.indexOf(end) >= 0) break;
        }
        return read.toString();
    }

    private static String line(String number, String name) {
        return register(ministry(number, name).replace("\n", " "), "line-" + number);
    }

    private static String register(String body, String key) {
        return """
        {"method": "POST", "path": "/api/institutions", "idempotencyKey": "%s", "body": %s}\
        """
                .formatted(key, body);
    }

    private List<JsonNode> submit(String... lines) {
        return submit(stateLead(), lines);
    }

    private static List<JsonNode> submit(Register as, String... lines) {
        return answers(ndjson(as).post(PATH, String.join("\n", lines)));
    }

    private static Register ndjson(Register as) {
        return as.with("Content-Type", "application/x-ndjson");
    }

    private static List<JsonNode> answers(Register.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.http().body().lines().map(JSON::readTree).toList();
    }
}
