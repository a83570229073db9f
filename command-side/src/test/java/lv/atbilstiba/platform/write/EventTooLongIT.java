package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.stream.Collectors;

/** What the verifiable log could not hold is refused, and nothing of it is recorded. */
class EventTooLongIT extends OverHttp {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TYPE = "/problems/write/event-too-long";

    @Test
    void a_description_beyond_an_entry_of_the_log_is_refused() {
        var descriptions = "/api/services/" + newService() + "/descriptions";
        var before = countEvents();

        var refused = stateLead().post(descriptions, description("lv", "en", "de", "fr", "pl"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).isEqualTo(TYPE);
        assertThat(refused.code()).isEqualTo("too-long");
        assertThat(refused.json().path("maxBytes").asInt()).isEqualTo(65_535);
        assertThat(refused.json().path("bytes").asInt()).isGreaterThan(65_535);
        assertThat(countEvents()).isEqualTo(before);

        var accepted = stateLead().post(descriptions, description("lv", "en", "de"));
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(accepted.json().path("version").asInt()).as("no number is lost").isEqualTo(1);
    }

    @Test
    void in_a_bulk_submission_it_stops_no_other_and_may_be_mended_under_the_same_key() {
        var descriptions = "/api/services/" + newService() + "/descriptions";
        var before = countEvents();

        var answers =
                submit(
                        line(descriptions, description("lv", "en", "de", "fr", "pl")),
                        line(descriptions, description("lv")));

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0)).contains("\"status\":422").contains(TYPE);
        assertThat(answers.get(1)).contains("\"status\":201");
        assertThat(countEvents()).isEqualTo(before + 1);
    }

    private String newService() {
        var number = newNumber();
        stateLead().post("/api/institutions", ministry(number, "Labklājība"));
        var registered =
                stateLead()
                        .post(
                                "/api/services",
                                """
                                {"owner": "%s", "name": {"lv": "Vecuma pensija"},
                                 "kind": "PUBLIC_INDIVIDUAL_BENEFIT", "audiences": ["RESIDENT"],
                                 "deliveryForms": ["E"], "stage": "DELIVERY_OR_USE"}
                                """
                                        .formatted(number));
        assertThat(registered.status()).as(registered.http().body()).isEqualTo(201);
        return registered.json().path("id").asString();
    }

    private static String description(String... languages) {
        var texts =
                List.of(languages).stream()
                        .map(it ->
                                "\"%s\": {\"summary\": \"%s\", \"procedure\": \"%s\","
                                                .formatted(it, "x".repeat(4000), "x".repeat(4000))
                                        + " \"eligibility\": \"%s\", \"documents\": \"%s\"}"
                                                .formatted("ā".repeat(2000), "ā".repeat(2000)))
                        .collect(Collectors.joining(", "));
        return "{\"management\": {\"funding\": \"Budžets\"}, \"requestAndReceipt\":"
                + " {\"timeLimit\": \"P10D\", \"texts\": {"
                + texts
                + "}}}";
    }

    private static String line(String path, String body) {
        return "{\"method\": \"POST\", \"path\": \"%s\", \"idempotencyKey\": \"%s\", \"body\": %s}"
                .formatted(path, "same-" + path, body);
    }

    private List<String> submit(String... lines) {
        var answer =
                stateLead()
                        .with("Content-Type", "application/x-ndjson")
                        .post("/api/submissions", String.join("\n", lines));
        assertThat(answer.status()).isEqualTo(200);
        return answer.http().body().lines().map(it -> JSON.readTree(it).toString()).toList();
    }
}
