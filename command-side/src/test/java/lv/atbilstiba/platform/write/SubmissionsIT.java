package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class SubmissionsIT extends OverHttp {
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
    void each_line_is_judged_by_its_own_right() {
        var number = newNumber();
        var answers =
                submit(
                        stateLead().as(Tokens.portfolioManagerOf(newNumber())),
                        register(ministry(number, "X").replace("\n", " "), "m-" + number));

        assertThat(answers.get(0).path("status").asInt()).isEqualTo(403);
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
        var answer =
                as.with("Content-Type", "application/x-ndjson")
                        .post("/api/submissions", String.join("\n", lines));
        assertThat(answer.status()).isEqualTo(200);
        return answer.http().body().lines().map(JSON::readTree).toList();
    }
}
