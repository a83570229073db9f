package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What holds for every operation of both sides, whichever comes to be. */
final class EveryOperationE2E {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> CLIENTS =
            List.of("state-lead", "auditor", "operations", "portfolio-manager-newcomer");
    private static final List<String> NOT_SPOKEN =
            List.of(
                    "application/yaml",
                    "application/x-yaml",
                    "text/yaml",
                    "application/xml",
                    "text/xml",
                    "application/cbor",
                    "application/x-jackson-smile",
                    "application/smile",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded",
                    "application/json-patch+json",
                    "application/vnd.x+json",
                    "image/png",
                    "*/*",
                    "application/*",
                    "nonsense",
                    ";;",
                    "");

    @TempDir private static Path folder;
    private static Running register;
    private static final Map<String, String> tokens = new LinkedHashMap<>();
    private static List<Operation> operations = List.of();

    record Operation(String method, String pattern, String path) {
        boolean reads() {
            return method.equals("GET");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        register = Running.on(folder, "default");
        for (var client : CLIENTS) tokens.put(client, register.token(client));
        operations =
                register
                        .part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .entrySet()
                        .stream()
                        .filter(it -> it.getValue().getBeanType().getName().startsWith("lv."))
                        .flatMap(entry ->
                                entry.getKey().getMethodsCondition().getMethods().stream()
                                        .flatMap(method ->
                                                entry.getKey().getPatternValues().stream()
                                                        .map(pattern ->
                                                                new Operation(
                                                                        method.name(),
                                                                        pattern,
                                                                        filled(pattern)))))
                        .distinct()
                        .toList();
        assertThat(operations).hasSizeGreaterThan(65);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void takes_no_other_form_of_content_than_json_and_lines_of_it() throws Exception {
        for (var operation : operations) {
            if (operation.reads() || operation.method().equals("DELETE")) continue;
            for (var type : NOT_SPOKEN) {
                for (var client : CLIENTS) {
                    var answer =
                            register.sendAs(
                                    operation.method(),
                                    operation.path(),
                                    token(client),
                                    type,
                                    "a: 1\n");
                    if (answer.statusCode() == 403 || answer.statusCode() == 404) continue;
                    assertThat(answer.statusCode())
                            .as(operation + " of " + type + ": " + answer.body())
                            // what takes no body refuses every body
                            .isIn(415, 400);
                    assertThatItIsAProblem(answer, operation + " of " + type);
                    if (answer.statusCode() == 400)
                        assertThat(answer.body()).contains("request/body-not-expected");
                }
            }
        }
    }

    @Test
    void stumbles_over_no_type_of_a_body_that_is_not_there() throws Exception {
        for (var operation : operations) {
            if (operation.reads() || operation.method().equals("DELETE")) continue;
            for (var type : List.of("*/*", "application/*", "nonsense", ";;", "image/png")) {
                var answer =
                        register.sendAs(
                                operation.method(), operation.path(), token("auditor"), type, "");
                assertThat(answer.statusCode())
                        .as(operation + " of " + type + ": " + answer.body())
                        .isLessThan(500);
            }
        }
    }

    @Test
    void gives_no_other_form_than_what_it_says() throws Exception {
        for (var operation : operations) {
            if (!operation.reads()) continue;
            for (var form :
                    List.of(
                            "application/yaml",
                            "application/xml",
                            "application/cbor",
                            "application/x-jackson-smile")) {
                for (var client : CLIENTS) {
                    var answer = register.get(operation.path(), token(client), "Accept", form);
                    assertThat(answer.statusCode())
                            .as(operation + " as " + form + ": " + answer.body())
                            .isLessThan(500);
                    // a text that has one form is given in that
                    assertThat(answer.headers().firstValue("Content-Type").orElse("nothing"))
                            .as(operation + " as " + form + ": " + answer.body())
                            .matches(
                                    "(application/problem\\+json|text/plain|application/octet-stream).*");
                }
            }
        }
    }

    @Test
    void passes_over_no_parameter_that_it_does_not_know() throws Exception {
        for (var operation : operations) {
            for (var client : CLIENTS) {
                var there =
                        register.sendAs(
                                operation.method(), operation.path(), token(client), null, "");
                if (there.statusCode() == 403 || there.statusCode() == 404) continue;
                var answer =
                        register.sendAs(
                                operation.method(),
                                operation.path() + "?asof=1",
                                token(client),
                                null,
                                "");
                if (answer.statusCode() == 415) continue; // lines only
                assertThat(answer.statusCode()).as(operation + answer.body()).isEqualTo(400);
                assertThat(answer.body())
                        .as(operation.toString())
                        .contains("request/unknown-parameter", "query:asof");
            }
        }
    }

    @Test
    void takes_no_promise_that_it_does_not_keep() throws Exception {
        var kept = 0;
        var refused = 0;
        var documents =
                List.of(
                        JSON.readTree(register.get("/v3/api-docs/command-side").body()),
                        JSON.readTree(register.get("/v3/api-docs/query-side").body()));
        for (var operation : operations) {
            if (operation.reads()) continue;
            // what keeps a receipt has a version too
            var honours = documents.stream().anyMatch(it -> isRepeatable(operation, it));
            for (var header : List.of("Idempotency-Key", "If-Match"))
                for (var client : CLIENTS) {
                    var answer = promised(operation, client, header, "\"77\"");
                    if (answer.statusCode() == 403 || answer.statusCode() == 404) continue;
                    if (answer.statusCode() == 415) continue; // lines only
                    assertThat(answer.body().contains("request/header-not-honoured"))
                            .as(operation + " with " + header + ": " + answer.body())
                            .isEqualTo(!honours);
                    if (honours) kept++;
                    else refused++;
                    if (honours) continue;
                    assertThat(answer.statusCode()).isEqualTo(400);
                    assertThat(answer.body()).contains("\"header:" + header + "\"");
                }
        }
        assertThat(kept).isGreaterThan(60);
        assertThat(refused).isGreaterThan(10);
    }

    private static HttpResponse<String> promised(
            Operation operation, String client, String header, String value) throws Exception {
        return register.sendAs(
                operation.method(),
                operation.path(),
                token(client),
                operation.method().equals("DELETE") ? null : "application/json",
                operation.method().equals("DELETE") ? "" : "{}",
                header,
                value);
    }

    /** As the interface is described. */
    private static boolean isRepeatable(Operation operation, JsonNode document) {
        return document.path("paths")
                .path(operation.pattern())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("parameters")
                .valueStream()
                .anyMatch(it -> it.path("name").asString().equals("Idempotency-Key"));
    }

    @Test
    void drops_no_body_of_what_takes_none() throws Exception {
        for (var operation : operations) {
            if (!operation.method().equals("DELETE")) continue;
            for (var client : CLIENTS) {
                var answer =
                        register.sendAs(
                                operation.method(),
                                operation.path(),
                                token(client),
                                "application/json",
                                "{\"leftOn\": \"2099-01-01\"}");
                if (answer.statusCode() == 403 || answer.statusCode() == 404) continue;
                assertThat(answer.statusCode()).as(operation + answer.body()).isEqualTo(400);
                assertThat(answer.body()).contains("request/body-not-expected");
            }
        }
    }

    @Test
    void is_kept_by_no_cache_that_others_share_and_run_by_no_browser() throws Exception {
        for (var operation : operations) {
            if (!operation.reads()) continue;
            for (var client : CLIENTS)
                assertThatItIsGuarded(
                        register.get(operation.path(), token(client)), operation.path());
            assertThatItHasHeaders(register.get(operation.path()), operation.path());
        }
        for (var path :
                List.of(
                        "/",
                        "/nothing",
                        "/swagger-ui/index.html",
                        "/actuator/health/readiness",
                        "/oauth2/jwks",
                        "/api//x",
                        "/api/institutions;x=1")) assertThatItHasHeaders(register.get(path), path);
    }

    @Test
    void is_judged_by_the_path_that_the_router_reads() throws Exception {
        var large = "\"" + "x".repeat(1 << 21) + "\"";
        for (var path :
                List.of("/api/institutions", "/%61pi/institutions", "/api/%69nstitutions")) {
            assertThat(register.post(path, token("state-lead"), large).statusCode())
                    .as(path)
                    .isEqualTo(413);
            assertThat(register.post(path, token("auditor"), "{}").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        for (var path :
                List.of(
                        "/API/institutions",
                        "/api/institutions/",
                        "/api//institutions",
                        "/api/institutions;v=1",
                        "/api/./institutions",
                        "/api/%2e/institutions",
                        "/api%2Finstitutions"))
            assertThat(register.post(path, token("state-lead"), "{}").statusCode())
                    .as(path)
                    .isIn(400, 404);
        assertThat(
                        register.get("/api/audit/log/tile/%65ntries/000", token("operations"))
                                .statusCode())
                .isEqualTo(403);
    }

    private static String token(String client) {
        return Objects.requireNonNull(tokens.get(client));
    }

    private static void assertThatItIsGuarded(HttpResponse<String> answer, String path) {
        assertThatItHasHeaders(answer, path);
        assertThat(String.join(", ", answer.headers().allValues("Cache-Control")))
                .as(path)
                .doesNotContain("public")
                .containsAnyOf("private", "no-store");
    }

    private static void assertThatItHasHeaders(HttpResponse<String> answer, String path) {
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .as(path + " " + answer)
                .hasValueSatisfying(it -> assertThat(it).contains("frame-ancestors 'none'"));
        assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
        assertThat(answer.headers().allValues("X-Content-Type-Options"))
                .as(path)
                .containsExactly("nosniff");
    }

    private static void assertThatItIsAProblem(HttpResponse<String> answer, String what) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("nothing"))
                .as(what + ": " + answer.body())
                .startsWith("application/problem+json");
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{\\*?(rn|registrationNumber)}", "00000000104")
                .replaceAll("\\{(id|person)}", "01930000-0000-7000-8000-000000000001")
                .replaceAll("\\{(epoch|position|level)}", "1")
                .replaceAll("/\\{\\*[a-z]+}", "/000")
                .replaceAll("\\{[A-Za-z]+}", "x");
    }
}
