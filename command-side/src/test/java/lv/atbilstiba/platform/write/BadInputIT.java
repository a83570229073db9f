package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Bad input is a problem that names the field, changes nothing and leaks nothing. */
class BadInputIT extends OverHttp {
    private static final String GOOD =
            """
            "registrationNumber": "90000000002", "name": {"lv": "Nosaukums"}, "kind": "MINISTRY"\
            """;

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("", 400, "body-missing", ""),
                Arguments.of("{", 400, "malformed-json", ""),
                Arguments.of("{" + GOOD + "} {}", 400, "malformed-json", ""),
                Arguments.of("[]", 400, "wrong-type", ""),
                Arguments.of("\"text\"", 400, "wrong-type", ""),
                Arguments.of("{" + GOOD + ", \"colour\": 1}", 400, "unknown-property", "/colour"),
                Arguments.of(
                        "{\"name\": {\"lv\": \"X\", \"lt\": \"Y\"}}",
                        400,
                        "unknown-property",
                        "/name/lt"),
                Arguments.of("{\"name\": 7}", 400, "wrong-type", "/name"),
                Arguments.of("{\"name\": {\"lv\": [1]}}", 400, "wrong-type", "/name/lv"),
                Arguments.of("{\"name\": {\"lv\": 7}}", 400, "wrong-type", "/name/lv"),
                Arguments.of("{\"name\": {\"lv\": true}}", 400, "wrong-type", "/name/lv"),
                Arguments.of("{\"baseline\": \"yes\"}", 400, "wrong-type", "/baseline"),
                Arguments.of("{\"kind\": \"CIRCUS\"}", 422, "unknown-code", "/kind"),
                Arguments.of("{\"kind\": 0}", 422, "unknown-code", "/kind"),
                Arguments.of(
                        "{\"participantSince\": \"2026-02-30\"}",
                        422,
                        "invalid-value",
                        "/participantSince"),
                Arguments.of(
                        "{\"participantSince\": \"yesterday\"}",
                        422,
                        "invalid-value",
                        "/participantSince"),
                Arguments.of(
                        "{\"registrationNumber\": \"12\"}",
                        422,
                        "invalid-value",
                        "/registrationNumber"),
                Arguments.of("{\"name\": {\"lv\": \"  \"}}", 422, "invalid-value", "/name"),
                Arguments.of("{\"name\": {}}", 422, "missing-value", "/name/lv"),
                Arguments.of(
                        "{\"name\": {\"lv\": \"X\"}, \"kind\": \"MINISTRY\"}",
                        422,
                        "missing-value",
                        "/registrationNumber"),
                // half a character, which Java's texts can hold and the history cannot
                Arguments.of("{\"name\": {\"lv\": \"a\\ud800b\"}}", 422, "invalid-value", "/name"),
                Arguments.of("{\"name\": {\"lv\": \"a\\u0000b\"}}", 422, "invalid-value", "/name"),
                Arguments.of("{\"name\": null}", 422, "missing-value", "/name"));
    }

    /** A DELETE says in its query what others say in their body. */
    @Test
    void what_a_query_says_is_seen_as_what_a_body_says() {
        var number = newNumber();
        var us = stateLead().as(Tokens.of("portfolio-manager", "us", number)).with("If-Match", "*");
        for (var basis : new String[] {"%E2%80%8B", "a%E2%80%AEb", "%C2%A0"}) {
            var answer =
                    us.send(
                            "DELETE",
                            "/api/institutions/" + number + "/portfolio-manager?basis=" + basis,
                            null);
            assertThat(answer.status()).as(basis + answer.http().body()).isIn(400, 422);
            assertThat(answer.pointer()).as(basis).isEqualTo("query:basis");
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_body_that_is_wrong_is_told_where(
            String body, int status, String problem, String pointer) {
        var before = countEvents();

        var answer = stateLead().post("/api/institutions", body);

        assertThat(answer.http().body()).doesNotContain("lv.atbilstiba", "java.", "tools.jackson");
        assertThat(answer.type()).isEqualTo("/problems/request/" + problem);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.pointer()).isEqualTo(pointer);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(countEvents()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /api/institutions/91000000000/staff | {\"name\": \" \", \"post\": \"X\"} |"
                        + " /name",
                "POST | /api/institutions/91000000000/staff | {\"name\": \"X\", \"post\": \"X\","
                        + " \"phone\": \"LONG\"} | /phone",
                "POST | /api/services | {\"owner\": \"91000000000\", \"name\": {\"lv\": \"X\"},"
                        + " \"stage\": \"PLANNING\", \"sourceId\": \"LONG\"} | /sourceId",
                "PUT  | /api/services/ID | {\"name\": {\"lv\": \"X\"}, \"coreFunction\": \"\"} |"
                        + " /coreFunction",
                "PUT  | /api/services/ID/accessibility/multi-channel | {\"options\":"
                        + " {\"requesting\": [], \"receiving\": []}, \"justification\": \"\"} |"
                        + " /justification",
                "PUT  | /api/services/ID/accessibility/all-groups | {\"options\": {\"measures\":"
                        + " {\"LOW_INCOME\": \" \"}}} | /options/measures",
                "POST | /api/services/ID/descriptions | {\"requestAndReceipt\": {\"timeLimit\":"
                        + " \"10 days\"}} | /requestAndReceipt/timeLimit",
                "POST | /api/services/ID/descriptions | {\"requestAndReceipt\": {\"texts\":"
                        + " {\"LV\": {}}}} | /requestAndReceipt/texts",
                "PUT  | /api/services/ID/manager | {\"person\": \"Zane\"} | /person",
                "POST | /api/services/ID/descriptions | {\"effectiveOn\": \"21.11.2026\"} |"
                        + " /effectiveOn",
                "PUT  | /api/services/ID/accessibility/cross-border | {\"options\": {\"measures\":"
                        + " {\"SUPPORT\": \"\"}}} | /options/measures",
            })
    void a_value_that_breaks_its_rule_is_told_by_its_field(
            String method, String path, String body, String pointer) {
        var answer =
                stateLead()
                        .send(
                                method,
                                path.replace("ID", "018f0000-0000-7000-8000-000000000001"),
                                body.replace("LONG", "x".repeat(100)));

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("/problems/request/invalid-value");
        assertThat(answer.pointer()).isEqualTo(pointer);
        assertThat(answer.json().path("rule").asString()).isNotBlank();
    }

    @Test
    void a_body_that_is_not_utf_8_is_not_guessed_at() {
        var body = ministry(newNumber(), "Labklājība").getBytes(Charset.forName("windows-1257"));

        var answer = stateLead().sendBytes("POST", "/api/institutions", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("/problems/request/malformed-json");
    }

    @Test
    void an_unknown_code_is_told_what_would_do() {
        var answer = stateLead().post("/api/institutions", "{\"kind\": \"CIRCUS\"}");

        assertThat(answer.json().at("/errors/0/allowed").toString())
                .contains("MINISTRY", "MUNICIPALITY", "COURT");
    }

    @Test
    void what_is_too_large_is_not_read() {
        var answer = stateLead().post("/api/institutions", "\"" + "x".repeat(1 << 21) + "\"");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("maxBytes").asLong()).isEqualTo(1 << 20);
    }

    @Test
    void another_media_type_is_not_accepted() {
        var answer = stateLead().with("Content-Type", "text/plain").post("/api/institutions", "{}");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().at("/errors/0/allowed").toString()).contains("json");
    }

    @Test
    void an_answer_that_cannot_be_given_is_not_given() {
        var before = countEvents();

        var answer =
                stateLead()
                        .with("Accept", "image/png")
                        .post("/api/institutions", ministry(newNumber(), "X"));

        assertThat(answer.status()).isEqualTo(406);
        assertThat(countEvents()).isEqualTo(before);
    }

    @Test
    void another_method_is_told_which_would_do() {
        var answer = stateLead().send("PATCH", "/api/institutions/90000000002", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("PUT");
        assertThat(answer.json().path("allowed").toString()).contains("\"PUT\"");
    }

    @Test
    void an_address_that_names_nothing_is_told_where() {
        var answer = stateLead().with("If-Match", "*").put("/api/institutions/12", renamed("X"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointer()).startsWith("path:");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/services/ID/accessibility/nope, path:kind, multi-channel",
        "PUT, /api/policy/parameters/nope, path:name, vacancyGrace",
    })
    void a_code_in_the_address_that_there_is_not_is_refused_with_those_there_are(
            String method, String path, String pointer, String one) {
        var id = "018f0000-0000-7000-8000-000000000001";
        var body = "{\"value\": \"P1D\", \"basis\": \"MK Nr. 1\"}";

        var answer =
                stateLead()
                        .with("If-Match", "*")
                        .send(method, path.replace("ID", id), method.equals("PUT") ? body : null);

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(400);
        assertThat(answer.pointer()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/allowed").toString()).contains(one);
    }

    @Test
    void a_version_without_quotation_marks_is_told_that_it_has_some() {
        var answer =
                stateLead()
                        .with("If-Match", "0")
                        .put("/api/institutions/90000000002", renamed("X"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("rule").asString()).contains("\"3\"");
    }

    @Test
    void what_is_to_be_new_only_is_refused_where_it_cannot_be_told() {
        var answer =
                stateLead()
                        .with("If-Match", "*")
                        .with("If-None-Match", "*")
                        .put("/api/institutions/90000000002", renamed("X"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointer()).isEqualTo("header:If-None-Match");
    }

    @Test
    void a_key_has_one_line() {
        var answer =
                stateLead()
                        .with("Idempotency-Key", "one")
                        .with("Idempotency-Key", "other")
                        .post("/api/institutions", ministry(newNumber(), "X"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointer()).isEqualTo("header:Idempotency-Key");
    }

    @Test
    void headers_that_are_wrong_are_named() {
        var body = ministry(newNumber(), "X");

        assertThat(stateLead().with("Idempotency-Key", "a b").post("/api/institutions", body))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.pointer()).isEqualTo("header:Idempotency-Key");
                });
        assertThat(stateLead().with("On-Behalf-Of", "Anna Liepa").post("/api/institutions", body))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.pointer()).isEqualTo("header:On-Behalf-Of");
                });
    }

    @Test
    void what_the_server_itself_refuses_is_a_problem_too() throws IOException {
        try (var socket = new Socket("localhost", port())) {
            socket.getOutputStream()
                    .write(
                            "GET /api/{}<> HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "/problems/request/bad-request")
                    .doesNotContain("Tomcat", "java.");
        }
    }

    /** RFC 8259, 8.1. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void json_is_utf_8_alone_and_in_a_line(String encoding) {
        var charset = Charset.forName(encoding);
        var body = ministry(newNumber(), "Labklājība").getBytes(charset);
        var line =
                "{\"method\":\"POST\",\"path\":\"/api/institutions\",\"body\":{}}"
                        .getBytes(charset);

        var alone = stateLead().sendBytes("POST", "/api/institutions", body);
        var said =
                stateLead()
                        .with("Content-Type", "application/json;charset=" + encoding)
                        .sendBytes("POST", "/api/institutions", body);
        var lines =
                stateLead()
                        .with("Content-Type", "application/x-ndjson")
                        .sendBytes("POST", "/api/submissions", line);

        assertThat(alone.status()).isEqualTo(400);
        assertThat(alone.type()).isEqualTo("/problems/request/malformed-json");
        assertThat(said.status()).isEqualTo(415);
        assertThat(lines.http().body()).contains("/problems/request/malformed-json");
    }
}
