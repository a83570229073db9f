package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** Requests as careless, old and hostile clients send them. None of them is our fault. */
@ExtendWith(OutputCaptureExtension.class)
final class HostileRequestsE2E {
    private static final String SERVICE = "01930000-0000-7000-8000-000000000001";
    private static final String SINCE = "participantSince";
    private static final int MOST_LOGGED = 500;

    @TempDir private static Path folder;
    private static Running register;
    private static String lead = "";
    private static String auditor = "";
    private static int refused;
    private static int loggedBefore;

    /** An answer as it came over the wire. */
    record Raw(int status, String head, String body) {
        Raw {
            if (status >= 400) refused++;
            assertThat(status).as(head + body).isLessThan(500);
            if (status >= 400)
                assertThat(head)
                        .as(body)
                        .containsIgnoringCase("content-type: application/problem+json");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        register = Running.on(folder, "default");
        lead = register.token("state-lead");
        auditor = register.token("auditor");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @BeforeEach
    void nothing_is_refused_yet(CapturedOutput output) {
        refused = 0;
        loggedBefore = logged(output);
    }

    /** Whoever is refused has no way to fill the log. */
    @AfterEach
    void little_is_logged_of_what_is_refused(CapturedOutput output) {
        if (refused == 0) return;
        assertThat(logged(output) - loggedBefore)
                .as(() -> refused + " refused: " + output.getAll().substring(loggedBefore))
                .isLessThanOrEqualTo(refused * MOST_LOGGED);
    }

    private static int logged(CapturedOutput output) {
        return output.getAll().length();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a bare number is no instant
                "/api/audit/events?to=4711",
                "/api/audit/events?from=1767225600",
                "/api/audit/package?from=4711",
                "/api/compliance/findings?since=0",
                // instants far away
                "/api/compliance/findings?due=%2B300000-01-01T00:00:00Z",
                "/api/compliance/findings?since=%2B999999999-12-31T23:59:59Z",
                "/api/compliance/findings?since=-999999999-01-01T00:00:00Z",
                "/api/audit/events?from=%2B999999999-12-31T23:59:59Z",
                "/api/institutions?asOf=%2B999999999-12-31T23:59:59Z",
                // queries that cannot be decoded, or are none
                "/api/institutions?text=%zz",
                "/api/institutions?text=50%",
                "/api/institutions?=x",
                "/api/audit/log/checkpoints?cursor=%zz",
                // NUL, what cannot be seen, and nothing of a text left
                "/api/institutions?text=a%00b",
                "/api/institutions?under=%00",
                "/api/services?owner=%00",
                "/api/compliance/findings?subject=a%00",
                "/api/audit/changes?from=0&subject=%00",
                "/api/audit/events?actor=%00",
                "/api/institutions?text=%C2%AD",
                "/api/institutions?text=%CC%84",
                "/api/institutions?text=%E2%80%8B",
                // what says nothing
                "/api/institutions?text=",
                "/api/institutions?limit=",
                "/api/institutions?cursor=",
                "/api/institutions?asOf=",
                "/api/institutions?text=x&under",
                "/api/catalogue/services?language=",
                "/api/audit/events?type=",
                // unknown, misspelt, twice
                "/api/institutions?asof=1",
                "/api/institutions?AsOf=1",
                "/api/institutions?limit=1&limit=2",
                "/api/institutions?limit=0x10",
                "/api/institutions?limit=%201",
                "/api/institutions?limit=99999999999",
                "/api/institutions?kind=",
                "/api/institutions?kind=ministry",
                "/api/audit/log/checkpoints?cursor=-1",
                // subjects that are none
                "/api/audit/events?subject=service-nonsense",
                "/api/audit/events?subject=service-1-1-1-1-1",
                "/api/audit/subjects/service/nonsense/history",
                "/api/compliance/findings?subject=service-nonsense",
                // blank path variables
                "/api/services/%20",
                "/api/services/%C2%A0",
                "/api/services/1-1-1-1-1",
                "/api/services/+1a2242c-57e4-74d5-9158-30a769dcb5c6",
                "/api/services/%EF%BC%901a2242c-57e4-74d5-9158-30a769dcb5c6",
                "/api/compliance/services/+1a2242c-57e4-74d5-9158-30a769dcb5c6",
                "/api/compliance/services/nonsense/history",
                "/api/audit/subjects/service/+1a2242c-57e4-74d5-9158-30a769dcb5c6/history",
                "/api/audit/changes?from=0&subject=staff-%2B1a2242c-57e4-74d5-9158-30a769dcb5c6",
                "/api/audit/log/epochs/%20/checkpoint",
                "/api/audit/log/epochs/99999999999/checkpoint",
            })
    void what_cannot_be_meant_is_400(String path) throws Exception {
        var answer = get(path, auditor);

        assertThat(answer.status()).as(path + answer).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/audit/log/tile/0/x999/x999/x999/x999/x999/999",
                "/api/audit/log/tile/63/x001/x999/x999/x999/x999/999",
                "/api/audit/log/tile/7/000",
                "/api/audit/log/tile/99/000",
                "/api/audit/log/tile/entries/x999/x999/x999/x999/x999/999",
                "/api/audit/log/tile/0/000.p/256",
            })
    void a_tile_that_no_log_has_is_not_found(String path) throws Exception {
        assertThat(get(path, auditor).status()).as(path).isEqualTo(404);
    }

    @Test
    void a_cursor_that_was_tampered_with_is_400() throws Exception {
        var now = Instant.now().toString();
        var forged =
                List.of(
                        List.of("/api/institutions", "1", now, "\0"),
                        List.of("/api/institutions", "1", now, "no number"),
                        List.of("/api/institutions", "999999999999999999", now, "0"),
                        List.of("/api/institutions", "-1", now, "0"),
                        List.of("/api/institutions", "1", "2999-01-01T00:00:00Z", "00000000104"),
                        List.of("/api/institutions", "1", "+1000000000-01-01T00:00:00Z", "0"),
                        List.of(
                                "/api/compliance/findings",
                                "1",
                                "+300000-01-01T00:00:00Z",
                                "a",
                                "b",
                                now),
                        List.of(
                                "/api/compliance/findings",
                                "1",
                                "2999-01-01T00:00:00Z",
                                "a",
                                "b",
                                now),
                        List.of(
                                "/api/compliance/findings",
                                "0",
                                now,
                                "a",
                                "b",
                                "+300000-01-01T00:00:00Z"),
                        List.of("/api/staff", "0", now, "1-1-1-1-1"),
                        List.of("/api/staff", "0", now, "+1a2242c-57e4-74d5-9158-30a769dcb5c6"));
        for (var parts : forged) {
            var cursor =
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(
                                    String.join("\u001f", parts.subList(1, parts.size()))
                                            .getBytes(StandardCharsets.UTF_8));
            var answer = get(parts.getFirst() + "?cursor=" + cursor, auditor);
            assertThat(answer.status()).as(parts + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("query:cursor");
        }
    }

    @Test
    void an_accept_that_cannot_be_read_or_met_is_told_so_and_a_long_one_is_read() throws Exception {
        for (var path : List.of("/api/audit/events", "/api/institutions"))
            for (var accept : List.of("yaml", "null", "application/json;q=2", "a/b/c", "/"))
                assertThat(get(path, auditor, "Accept: " + accept).status())
                        .as(path + " " + accept)
                        .isIn(400, 406);
        assertThat(
                        get(
                                        "/api/audit/events",
                                        auditor,
                                        "Accept: " + "text/x-a, ".repeat(60) + "application/json")
                                .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "0", "\"1899-12-31\"", "\"2201-01-01\"", "\"9999-12-31\""})
    void a_day_is_one_that_facts_can_have(String day) throws Exception {
        var answer =
                post(
                        "/api/institutions",
                        institution("00000002040")
                                .replace("false", day)
                                .replace("baseline", SINCE));
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        assertThat(answer.body()).contains("\"/" + SINCE + "\"");

        if (!day.startsWith("\"")) return;
        var path = "/api/staff/" + SERVICE + "?leftOn=" + day.replace("\"", "");
        var asked = send("DELETE", path, "", "If-Match: *");
        assertThat(asked.status()).as(asked.body()).isEqualTo(400);
        assertThat(asked.body()).contains("query:leftOn");
    }

    @Test
    void a_name_is_as_long_as_its_characters_are_many() throws Exception {
        var longest = "😀".repeat(500);
        for (var name : List.of(longest, longest + "x"))
            assertThat(
                            post(
                                            "/api/institutions",
                                            institution("00000002041").replace("Paraugs", name))
                                    .status())
                    .isEqualTo(name.equals(longest) ? 201 : 422);
    }

    @Test
    void a_list_ends() throws Exception {
        for (var items : List.of(1_000, 1_001)) {
            var roles = String.join(",", Collections.nCopies(items, "\"SERVICE_PROVIDER\""));
            var answer =
                    send(
                            "PUT",
                            "/api/institutions/00000000104/roles",
                            "{\"roles\": [" + roles + "]}");
            if (items == 1_000) assertThat(answer.status()).isNotIn(400, 422);
            else assertThat(answer.status()).isEqualTo(422);
        }
    }

    @Test
    void letters_that_a_header_cannot_hold_are_told_by_its_name() throws Exception {
        assertThat(get("/api/institutions", auditor, "X-Client: Bērziņš").status()).isEqualTo(200);
        assertThat(get("/api/compliance/findings", auditor, "Accept-Language: lv-ē").status())
                .isEqualTo(200);
        assertThat(get("/api/institutions", auditor, "Accept-Language: 😀").status())
                .isEqualTo(200);
        for (var header :
                List.of(
                        "Idempotency-Key: pieteikums-ē-1",
                        "Idempotency-Key: pieteikums-ž-1",
                        "On-Behalf-Of: Anna Bērziņa",
                        "X-Correlation-Id: ē")) {
            var answer = post("/api/institutions", institution("00000002001"), header);
            assertThat(answer.status()).as(header).isEqualTo(400);
            assertThat(answer.body())
                    .contains("header:" + header.substring(0, header.indexOf(':')));
        }
    }

    @Test
    void lines_of_one_header_are_one_list() throws Exception {
        var taken =
                post(
                        "/api/institutions",
                        institution("00000002002"),
                        "Accept: text/html",
                        "Accept: application/json");
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);

        var renamed = "{\"name\": {\"lv\": \"Cita\"}, \"kind\": \"OTHER\"}";
        assertThat(
                        send(
                                        "PUT",
                                        "/api/institutions/00000002002",
                                        renamed,
                                        "If-Match: \"77\"",
                                        "If-Match: \"0\"")
                                .status())
                .isEqualTo(200);
        assertThat(
                        send("PUT", "/api/institutions/00000002002", renamed, "If-Match: \"ē\"")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void a_compressed_body_is_not_guessed_at() throws Exception {
        for (var encoding : List.of("gzip", "br", "deflate", "gzip, gzip")) {
            var answer =
                    post(
                            "/api/institutions",
                            institution("00000002003"),
                            "Content-Encoding: " + encoding);
            assertThat(answer.status()).as(encoding).isEqualTo(415);
            assertThat(answer.head()).containsIgnoringCase("accept-encoding: identity");
        }
        assertThat(
                        send(
                                        "POST",
                                        "/api/submissions",
                                        "{}",
                                        "Content-Encoding: gzip",
                                        "Content-Type: application/x-ndjson")
                                .status())
                .isEqualTo(415);
    }

    @Test
    void an_address_longer_than_answers_can_repeat_is_414() throws Exception {
        var long1 = "x".repeat(3_000);
        assertThat(get("/api/institutions?text=" + long1, auditor).status()).isEqualTo(200);
        assertThat(get("/api/institutions?text=" + long1.repeat(3), auditor).status())
                .isEqualTo(414);
        assertThat(get("/api/institutions/" + long1.repeat(3), auditor).status()).isEqualTo(414);
        assertThat(get("/api/institutions?text=" + long1.repeat(20), auditor).status())
                .isEqualTo(400);
    }

    @Test
    void a_chunk_that_is_none_is_400() throws Exception {
        var answer =
                raw(
                        "POST /api/institutions HTTP/1.1\r\n"
                                + "Host: localhost\r\n"
                                + "Authorization: Bearer "
                                + lead
                                + "\r\n"
                                + "Content-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + "ZZ\r\n"
                                + "{}\r\n"
                                + "0\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void a_bulk_call_that_breaks_off_is_answered_as_far_as_it_was_decided_and_broken_off()
            throws Exception {
        var line =
                "{\"method\":\"POST\",\"path\":\"/api/institutions\",\"body\":"
                        + institution("00000002010").strip()
                        + "}\n";
        var text =
                bytes(
                        "POST /api/submissions HTTP/1.1\r\n"
                                + "Host: localhost\r\n"
                                + "Authorization: Bearer "
                                + lead
                                + "\r\n"
                                + "Content-Type: application/x-ndjson\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + Integer.toHexString(line.getBytes(StandardCharsets.UTF_8).length)
                                + "\r\n"
                                + line
                                + "\r\nZZ\r\n");

        assertThat(text).contains("HTTP/1.1 200", "\"status\":201");
        assertThat(text).as("it is not whole").doesNotContain("\r\n0\r\n");
    }

    @Test
    void a_client_that_sends_everything_before_it_reads_anything_is_answered_in_full()
            throws Exception {
        int lines = 9_000;
        var line = "{\"method\":\"POST\",\"path\":\"/api/institutions\",\"body\":{\"x\":1}}\n";
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new java.net.InetSocketAddress("localhost", register.port()));
            socket.setSoTimeout(60_000);
            var out = socket.getOutputStream();
            out.write(
                    ("POST /api/submissions HTTP/1.1\r\n"
                                    + "Host: localhost\r\n"
                                    + "Connection: close\r\n"
                                    + "Authorization: Bearer "
                                    + lead
                                    + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
                                    + line.length() * lines
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            for (int sent = 0; sent < lines; sent++)
                out.write(line.getBytes(StandardCharsets.UTF_8));
            out.flush();
            var answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            refused += lines;
            assertThat(answers).startsWith("HTTP/1.1 200");
            assertThat(answers.lines().filter(it -> it.contains("\"status\":4")).count())
                    .as(answers.substring(0, Math.min(800, answers.length())))
                    .isEqualTo(lines);
            assertThat(answers).endsWith("\r\n0\r\n\r\n");
        }
    }

    @Test
    void who_tries_secrets_is_heard_of(CapturedOutput output) throws Exception {
        var basic =
                Base64.getEncoder()
                        .encodeToString("auditor:wrong".getBytes(StandardCharsets.UTF_8));
        var grant = "grant_type=client_credentials";
        for (var tried :
                List.of(
                        "Authorization: Basic " + basic + "\r\n#" + grant,
                        "#" + grant + "&client_id=auditor&client_secret=wrong")) {
            var body = tried.substring(tried.indexOf('#') + 1);
            var logged = output.getAll().length();
            var answer =
                    bytes(
                            "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Connection: close\r\n"
                                    + "Content-Type: application/x-www-form-urlencoded\r\n"
                                    + "Content-Length: "
                                    + body.length()
                                    + "\r\n"
                                    + tried.substring(0, tried.indexOf('#'))
                                    + "\r\n"
                                    + body);
            assertThat(answer).startsWith("HTTP/1.1 401");
            assertThat(output.getAll().substring(logged))
                    .contains("event=unauthenticated", "because=client-secret")
                    .hasSizeLessThanOrEqualTo(MOST_LOGGED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b\u200b",
                "\u00a0",
                "\u2800",
                "\u3164",
                "\ufeff",
                "\u00ad",
                "\u200d\u2060",
                "x\u202ey"
            })
    void a_name_that_nobody_can_see_or_that_reads_as_another_is_none(String name) throws Exception {
        var answer = post("/api/institutions", institution("00000002020").replace("Paraugs", name));
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("request/invalid-value");
    }

    @Test
    void what_is_pasted_is_found() throws Exception {
        var number = 2_030;
        for (var name :
                List.of(
                        "Rēzeknes\u00a0bibliotēka",
                        "inter\u00adneta",
                        "Nr.\u202f7",
                        "Lu\u0304ku")) {
            var taken =
                    register.post(
                            "/api/institutions",
                            lead,
                            institution("%011d".formatted(number++)).replace("Paraugs", name));
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
            var position = taken.headers().firstValue("Event-Position").orElseThrow();
            var plain =
                    name.replace("\u00a0", " ")
                            .replace("\u202f", " ")
                            .replace("\u00ad", "")
                            .replace("\u0304", "");
            var found =
                    register.get(
                            "/api/institutions?text="
                                    + URLEncoder.encode(plain, StandardCharsets.UTF_8),
                            auditor,
                            "Wait-For-Position",
                            position);
            assertThat(found.body()).as(plain).contains("\"registrationNumber\"");
        }
    }

    @Test
    void an_id_has_one_form() throws Exception {
        var person = Base64.getEncoder().encodeToString(new byte[16]);
        for (var id :
                List.of(
                        person,
                        person.replace("=", ""),
                        "1-1-1-1-1",
                        "+1a2242c-57e4-74d5-9158-30a769dcb5c6",
                        "\uFF101a2242c-57e4-74d5-9158-30a769dcb5c6")) {
            var answer =
                    send(
                            "PUT",
                            "/api/services/" + SERVICE + "/manager",
                            "{\"person\": \"%s\", \"basis\": \"1\"}".formatted(id));
            assertThat(answer.status()).as(id + answer.body()).isIn(404, 422);
            if (answer.status() == 422) assertThat(answer.body()).contains("\"/person\"");
        }
    }

    /** Of the authorization server only what gives tokens is there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /oauth2/authorize?response_type=code&client_id=auditor",
                "POST /oauth2/authorize?response_type=code&client_id=auditor",
                "POST /oauth2/revoke",
                "POST /oauth2/introspect",
                "POST /oauth2/par",
                "POST /oauth2/device_authorization",
                "GET /oauth2/device_verification",
                "GET /oauth2/token",
                "POST /oauth2/jwks",
                "POST /oauth2/register",
                "GET /connect/logout",
                "GET /userinfo",
                "GET /.well-known/openid-configuration",
                "GET /.well-known/oauth-authorization-server/x",
            })
    void what_else_a_token_server_could_do_is_not_there(String line, CapturedOutput output)
            throws Exception {
        var logged = output.getAll().length();
        for (var authorization :
                List.of(
                        "Authorization: Bearer " + auditor,
                        "Authorization: Basic YXVkaXRvcjphdWRpdG9yLXNlY3JldA==",
                        "X: y")) {
            var answer =
                    raw(
                            line
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + authorization
                                    + "\r\nContent-Type: application/x-www-form-urlencoded"
                                    + "\r\nContent-Length: 7\r\n\r\ntoken=x");
            assertThat(answer.status())
                    .as(line + authorization)
                    .isEqualTo(authorization.contains("Bearer") ? 404 : 401);
        }
        assertThat(output.getAll().length() - logged).isLessThanOrEqualTo(3 * MOST_LOGGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "%zz",
                "=&=",
                "grant_type=",
                "grant_type=client_credentials",
                "grant_type=client_credentials&grant_type=client_credentials",
                "grant_type=client_credentials&scope=everything",
                "grant_type=client_credentials&client_id=auditor&client_secret=wrong",
                "grant_type=client_credentials&client_id=%00&client_secret=%00",
                "grant_type=client_credentials&client_id=auditor&client_id=auditor",
                "grant_type=client_credentials&client_assertion=x"
                        + "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type"
                        + ":jwt-bearer",
                "grant_type=authorization_code&code=x&client_id=auditor",
                "grant_type=authorization_code&code=x&client_id=auditor&code_verifier=x",
                "grant_type=refresh_token&refresh_token=x",
                "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=x",
                "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=x"
                        + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token",
                "grant_type=password&username=x&password=x",
            })
    void a_question_for_a_token_is_answered_or_refused(String form, CapturedOutput output)
            throws Exception {
        for (var header :
                List.of(
                        "X: y",
                        "Authorization: Basic YXVkaXRvcjphdWRpdG9yLXNlY3JldA==",
                        "Authorization: Basic %%%",
                        "Authorization: Basic",
                        "Authorization: Basic Og==",
                        "Authorization: Bearer " + auditor,
                        "DPoP: x",
                        "DPoP: e30.e30.x\r\nAuthorization: Basic"
                                + " YXVkaXRvcjphdWRpdG9yLXNlY3JldA==")) {
            var logged = output.getAll().length();
            var answer =
                    bytes(
                            "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Connection: close\r\n"
                                    + header
                                    + "\r\nContent-Type: application/x-www-form-urlencoded"
                                    + "\r\nContent-Length: "
                                    + form.length()
                                    + "\r\n\r\n"
                                    + form);
            assertThat(answer).as(form + " " + header).startsWith("HTTP/1.1 ");
            assertThat(Integer.parseInt(answer.substring(9, 12)))
                    .as(form + " " + header)
                    .isIn(200, 400, 401, 403);
            assertThat(output.getAll().length() - logged).isLessThanOrEqualTo(MOST_LOGGED);
        }
    }

    @Test
    void the_token_server_names_what_it_serves() throws Exception {
        var page =
                bytes(
                        "GET /.well-known/oauth-authorization-server HTTP/1.1\r\n"
                                + "Host: localhost\r\n"
                                + "Connection: close\r\n\r\n");
        assertThat(page)
                .startsWith("HTTP/1.1 200")
                .contains("/oauth2/token", "/oauth2/jwks", "client_credentials")
                .doesNotContain("revo", "introspect", "device", "pushed", "refresh", "register");
    }

    @Test
    void who_only_asks_for_the_head_of_an_export_takes_nothing_away() throws Exception {
        var before = exported();
        for (var path : List.of("/api/audit/package", "/api/audit/events")) {
            var answer =
                    bytes(
                            "HEAD %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/x-ndjson\r\nAuthorization: Bearer %s\r\n\r\n"
                                    .formatted(path, auditor));
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
        }
        assertThat(exported()).isEqualTo(before);
    }

    @Test
    void the_protocol_is_kept() throws Exception {
        assertThat(raw("GET /api/institutions HTTP/1.1\r\nConnection: close\r\n\r\n").status())
                .isEqualTo(400);
        assertThat(
                        raw("PATCH /api/institutions HTTP/1.1\r\n"
                                        + "Host: localhost\r\n"
                                        + "Connection: close\r\n"
                                        + "Authorization: Bearer "
                                        + lead
                                        + "\r\n\r\n")
                                .head())
                .contains("405")
                .containsIgnoringCase("allow: GET, HEAD, POST");
        assertThat(get("/api/institutions", auditor, "Expect: tea").status()).isIn(200, 417);
        assertThat(get("/api/institutions?access_token=" + auditor, "").status()).isEqualTo(401);
    }

    @Test
    void an_answer_has_a_status_whatever_somebody_else_asked_before() throws Exception {
        for (var i = 0; i < 20; i++) {
            bytes("GET /api/institutions\r\n\r\n"); // HTTP/0.9
            assertThat(get("/api/institutions?text=\"<>", auditor).status()).isEqualTo(400);
        }
    }

    private static long exported() throws Exception {
        try (var connection = register.database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM access.exported")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String institution(String number) {
        return """
        {"registrationNumber": "%s", "name": {"lv": "Paraugs"}, "kind": "OTHER", "baseline": false}\
        """
                .formatted(number);
    }

    private static Raw get(String path, String token, String... headers) throws IOException {
        return raw(
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                        + lines(headers)
                        + "\r\n");
    }

    private static Raw post(String path, String body, String... headers) throws IOException {
        return send("POST", path, body, headers);
    }

    private static Raw send(String method, String path, String body, String... headers)
            throws IOException {
        var all = lines(headers);
        return raw(
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\n"
                        + "Host: localhost\r\n"
                        + "Connection: close\r\n"
                        + "Authorization: Bearer "
                        + lead
                        + "\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n"
                        + (all.contains("Content-Type:")
                                ? ""
                                : "Content-Type: application/json\r\n")
                        + (method.equals("PUT") && !all.contains("If-Match:")
                                ? "If-Match: *\r\n"
                                : "")
                        + all
                        + "\r\n"
                        + body);
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    private static Raw raw(String request) throws IOException {
        var text = bytes(request);
        var end = text.indexOf("\r\n\r\n");
        assertThat(text).as("an answer").startsWith("HTTP/1.1 ");
        return new Raw(
                Integer.parseInt(text.substring(9, 12)),
                text.substring(0, Math.max(end, 0)),
                text.substring(end + 4));
    }

    private static String bytes(String request) throws IOException {
        try (var socket = new Socket("localhost", register.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            var answer = new java.io.ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (IOException broken) {
                // what came of it counts
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
