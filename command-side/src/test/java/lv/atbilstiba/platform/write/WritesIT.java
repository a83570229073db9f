package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class WritesIT extends OverHttp {
    @Test
    void a_new_thing_is_answered_with_its_place_its_version_and_its_position() {
        var number = newNumber();

        var answer = stateLead().post("/api/institutions", ministry(number, "Labklājība"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/institutions/" + number);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(Long.parseLong(answer.header("Event-Position"))).isPositive();
        assertThat(answer.json().path("id").asString()).isEqualTo(number);
        assertThat(answer.json().path("version").asLong()).isZero();
    }

    @Test
    void a_change_names_the_version_it_was_made_on() {
        var number = registered();

        var changed =
                stateLead()
                        .with("If-Match", "\"0\"")
                        .put("/api/institutions/" + number, renamed("Veselība"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void a_quiet_change_is_answered_with_the_last_event() {
        var number = newNumber();
        var first = stateLead().post("/api/institutions", ministry(number, "Labklājība"));

        var quiet =
                stateLead()
                        .with("If-Match", "*")
                        .put("/api/institutions/" + number, renamed("Labklājība"));

        assertThat(quiet.status()).isEqualTo(200);
        assertThat(quiet.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(quiet.header("Event-Position")).isEqualTo(first.header("Event-Position"));
    }

    @Test
    void who_it_was_is_written_with_the_event() {
        var number = newNumber();
        var callers = "0198c0de-0000-7000-8000-000000000001";
        var answer =
                stateLead()
                        .with("X-Request-Id", callers)
                        .post("/api/institutions", ministry(number, "Labklājība"));
        var own = answer.header("X-Request-Id");

        var metadata =
                jdbc().sql(
                                """
                                SELECT convert_from(metadata, 'UTF8')
                                FROM eventstore.domain_event
                                WHERE aggregate_identifier = :aggregate
                                """)
                        .param("aggregate", "institution-" + number)
                        .query(String.class)
                        .single();

        assertThat(own).isNotNull().isNotEqualTo(callers);
        assertThat(metadata)
                .contains("\"actor\":\"client-state-lead\"")
                .contains("\"request\":\"" + own + "\"")
                .contains("\"callerRequest\":\"" + callers + "\"");
    }

    @Test
    void a_callers_name_for_the_request_that_could_be_a_persons_is_not_kept() {
        var number = newNumber();
        stateLead()
                .with("X-Request-Id", "anna.liepa@example.lv")
                .post("/api/institutions", ministry(number, "Labklājība"));

        assertThat(
                        jdbc().sql(
                                        """
                                        SELECT convert_from(metadata, 'UTF8')
                                        FROM eventstore.domain_event
                                        WHERE aggregate_identifier = :aggregate
                                        """)
                                .param("aggregate", "institution-" + number)
                                .query(String.class)
                                .single())
                .doesNotContain("callerRequest")
                .doesNotContain("anna");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"1\"'       | 412",
                "'\"7\", \"8\"'| 412",
                "'W/\"0\"'     | 412",
                "'\"abc\"'     | 412",
                "'\"7\", \"0\"'| 200",
                "'*'           | 200",
                "'0'           | 400",
                "'\"0'         | 400",
                "'\"0\",'      | 200",
                "'\"7\", , \"0\",' | 200",
                "'\"0.4f2a\"' | 200",
                "'\"0-gzip\"' | 412",
                "','           | 400",
                "'*, \"0\"'   | 400",
            })
    void if_match_is_what_the_standard_says(String condition, int status) {
        var number = registered();

        var answer =
                stateLead()
                        .with("If-Match", condition)
                        .put("/api/institutions/" + number, renamed("Veselība"));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) assertThat(answer.pointer()).isEqualTo("header:If-Match");
        if (status == 412)
            assertThat(answer.type()).isEqualTo("/problems/write/precondition-failed");
    }

    @Test
    void without_if_match_what_exists_is_not_changed() {
        var number = registered();

        var answer = stateLead().put("/api/institutions/" + number, renamed("Veselība"));

        assertThat(answer.status()).isEqualTo(428);
        assertThat(answer.type()).isEqualTo("/problems/write/precondition-required");
    }

    @Test
    void what_does_not_exist_is_not_found_with_or_without_if_match() {
        var path = "/api/institutions/" + newNumber();

        assertThat(stateLead().put(path, renamed("Veselība")).status()).isEqualTo(404);
        assertThat(stateLead().with("If-Match", "\"3\"").put(path, renamed("Veselība")).status())
                .isEqualTo(404);
        assertThat(stateLead().with("If-Match", "*").put(path, renamed("Veselība")).status())
                .isEqualTo(404);
    }

    @Test
    void the_version_is_judged_before_the_change() {
        var number = registered();

        // a superior would be refused, but somebody was first
        var answer =
                stateLead()
                        .with("If-Match", "\"9\"")
                        .put(
                                "/api/institutions/" + number,
                                """
                                {"name": {"lv": "X"}, "kind": "MINISTRY", "under": "99999999999"}
                                """);

        assertThat(answer.status()).isEqualTo(412);
    }

    @Test
    void a_refusal_is_a_problem_in_the_callers_language() {
        var number = registered();

        var lv = stateLead().post("/api/institutions", ministry(number, "Otra"));
        var en =
                stateLead()
                        .with("Accept-Language", "en-GB,lv;q=0.5")
                        .post("/api/institutions", ministry(number, "Otra"));

        assertThat(lv.status()).isEqualTo(409);
        assertThat(lv.type()).isEqualTo("/problems/institution/already-registered");
        assertThat(lv.header("Content-Language")).isEqualTo("lv");
        assertThat(en.header("Content-Language")).isEqualTo("en");
        assertThat(lv.json().path("title")).isNotEqualTo(en.json().path("title"));
    }

    @Test
    void a_repeated_write_is_answered_as_before_and_done_once() {
        var number = newNumber();
        var once = stateLead().with("Idempotency-Key", "key-" + number);

        var first = once.post("/api/institutions", ministry(number, "Labklājība"));
        var events = countEvents();
        var again = once.post("/api/institutions", ministry(number, "Labklājība"));

        assertThat(again.status()).isEqualTo(201);
        for (var header : new String[] {"Location", "ETag", "Event-Position"})
            assertThat(again.header(header)).isEqualTo(first.header(header));
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(countEvents()).isEqualTo(events);
    }

    @Test
    void a_repeated_change_is_answered_as_before_though_its_version_is_gone() {
        var number = registered();
        var once = stateLead().with("Idempotency-Key", "k-" + number).with("If-Match", "\"0\"");

        var first = once.put("/api/institutions/" + number, renamed("Veselība"));
        var again = once.put("/api/institutions/" + number, renamed("Veselība"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void a_quiet_write_is_remembered_too() {
        var number = registered();
        var once = stateLead().with("Idempotency-Key", "q-" + number).with("If-Match", "*");

        var quiet = once.put("/api/institutions/" + number, renamed("Labklājība"));
        stateLead().with("If-Match", "*").put("/api/institutions/" + number, renamed("Cita"));
        var again = once.put("/api/institutions/" + number, renamed("Labklājība"));

        assertThat(again.json()).isEqualTo(quiet.json());
        assertThat(again.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void a_key_is_not_for_two_requests() {
        var number = newNumber();
        var once = stateLead().with("Idempotency-Key", "r-" + number);
        once.post("/api/institutions", ministry(number, "Labklājība"));

        var other = once.post("/api/institutions", ministry(newNumber(), "Labklājība"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("/problems/write/idempotency-key-reused");
    }

    @Test
    void a_key_is_not_for_two_queries_either() {
        var number = registered();
        var person =
                stateLead()
                        .post(
                                "/api/institutions/" + number + "/staff",
                                "{\"name\": \"Anna\", \"post\": \"Vadītāja\"}")
                        .json()
                        .path("id")
                        .asString();
        var once = stateLead().with("Idempotency-Key", "d-" + number).with("If-Match", "*");
        assertThat(
                        once.send("DELETE", "/api/staff/" + person + "?leftOn=2027-01-01", null)
                                .status())
                .isEqualTo(200);

        var other = once.send("DELETE", "/api/staff/" + person + "?leftOn=2027-02-01", null);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("/problems/write/idempotency-key-reused");
    }

    @Test
    void a_receipt_goes_when_its_time_is_over_and_not_before(@Autowired ReceiptCleaning cleaning) {
        var old = newNumber();
        var young = newNumber();
        for (var number : List.of(old, young))
            stateLead()
                    .with("Idempotency-Key", "t-" + number)
                    .post("/api/institutions", ministry(number, "Labklājība"));
        made(old, "2 days 1 minute");
        made(young, "1 day 23 hours");

        cleaning.clean();

        assertThat(
                        jdbc().sql("SELECT key FROM write.receipt WHERE key IN (:keys)")
                                .param("keys", List.of("t-" + old, "t-" + young))
                                .query(String.class)
                                .list())
                .containsExactly("t-" + young);
        // the key is free again, for whatever it may be
        assertThat(
                        stateLead()
                                .with("Idempotency-Key", "t-" + old)
                                .post("/api/institutions", ministry(newNumber(), "Cita"))
                                .status())
                .isEqualTo(201);
    }

    private void made(String number, String ago) {
        jdbc().sql(
                        """
                        UPDATE write.receipt SET recorded_at = clock_timestamp() - :ago::interval
                        WHERE key = :key
                        """)
                .param("ago", ago)
                .param("key", "t-" + number)
                .update();
    }

    @Test
    void a_refusal_is_judged_anew() {
        var number = newNumber();
        var agency =
                """
                {"registrationNumber": "%s", "name": {"lv": "Aģentūra"},
                 "kind": "SUBORDINATE_INSTITUTION", "participantSince": "2024-01-01",
                 "baseline": true}
                """
                        .formatted(number);
        var once = stateLead().with("Idempotency-Key", "n-" + number);

        assertThat(once.post("/api/institutions", agency).status()).isBetween(400, 499);
        assertThat(once.post("/api/institutions", ministry(number, "Ministrija")).status())
                .isEqualTo(201);
    }

    @Test
    void many_at_once_with_one_key_do_it_once() throws Exception {
        var number = newNumber();
        var once = stateLead().with("Idempotency-Key", "c-" + number);
        var before = countEvents();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    IntStream.range(0, 8)
                            .mapToObj(_ ->
                                    (Callable<Integer>)
                                            () ->
                                                    once.post(
                                                                    "/api/institutions",
                                                                    ministry(number, "Labklājība"))
                                                            .status())
                            .toList();
            var statuses =
                    callers.invokeAll(asked).stream().map(WritesIT::of).collect(Collectors.toSet());

            assertThat(statuses).contains(201).isSubsetOf(201, 409);
        }
        assertThat(countEvents()).isEqualTo(before + 1);
    }

    private static int of(java.util.concurrent.Future<Integer> status) {
        return status.resultNow();
    }

    @Test
    void a_correction_names_a_fact_of_the_same_kind_and_subject() {
        var number = registered();
        var other = stateLead().post("/api/institutions", ministry(newNumber(), "Cita"));
        var foreign = Long.parseLong(other.header("Event-Position"));

        var answer =
                stateLead()
                        .with("If-Match", "*")
                        .put(
                                "/api/institutions/" + number,
                                """
                                {"name": {"lv": "Labots"}, "kind": "MINISTRY",
                                 "corrects": {"position": %d, "reason": "kļūda"}}
                                """
                                        .formatted(foreign));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("/problems/write/correction-does-not-match");
        assertThat(answer.pointer()).isEqualTo("/corrects/position");
    }

    @Test
    void commands_are_counted_and_timed_by_type_and_outcome() {
        registered();

        var scrape =
                stateLead()
                        .as(Tokens.of("operations", "ops", null))
                        .get("/actuator/prometheus")
                        .http()
                        .body();

        assertThat(scrape)
                .containsPattern(
                        "atbilstiba_commands_seconds_bucket\\{[^}]*command=\"RegisterInstitution\"[^}]*outcome=\"accepted\"");
    }

    private String registered() {
        var number = newNumber();
        assertThat(stateLead().post("/api/institutions", ministry(number, "Labklājība")).status())
                .isEqualTo(201);
        return number;
    }
}
