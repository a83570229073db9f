package lv.atbilstiba.platform.read;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.compliance.read.QuerySide;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;

/** Questions that nobody can have meant so, and what is told of them: never a dead end. */
class AskedWronglyIT {
    private static final String SERVICE = "/api/services/" + Examples.SERVICE.value();
    private static final QuerySide REGISTER = new QuerySide();

    @BeforeAll
    static void record() throws SQLException {
        REGISTER.record(Examples.history());
    }

    @AfterAll
    static void stop() {
        REGISTER.close();
    }

    @ParameterizedTest
    @CsvSource({
        // no registration number, no id: never an empty list
        "/api/services?owner=104, query:owner",
        "/api/services?manager=abc, query:manager",
        "/api/institutions?under=104, query:under",
        "/api/institutions/104, path:registrationNumber",
        "/api/staff?institution=104, query:institution",
        "/api/catalogue/services?owner=104, query:owner",
        "/api/compliance/findings?institution=104, query:institution",
        "/api/compliance/changes?from=1&institution=104, query:institution",
        "/api/compliance/services/abc, path:id",
        "/api/compliance/services/abc/history, path:id",
        "/api/compliance/institutions/104, path:rn",
        "/api/compliance/institutions/104/history, path:rn",
        "/api/compliance/sectors/104, path:rn",
        "/api/compliance/municipalities/104, path:rn",
        "/api/audit/subjects/service/104/history, path:id",
        "/api/audit/subjects/institution/104/history, path:id",
        "/api/audit/subjects/policy/104/history, path:id",
        "/api/audit/events?actor=Nope, query:actor",
        "/api/audit/events?actor=person-104, query:actor",
        "/api/audit/events?subject=service-104, query:subject",
        // no time, no day, no number, no cursor
        "/api/services?asOf=2026-11-28, query:asOf",
        "/api/services?asOf=now, query:asOf",
        "/api/services?asOf=, query:asOf",
        "/api/services?asOf=2026-11-28T22:00:00+02:00, query:asOf",
        "/api/compliance/changes?from=2026-11-28, query:from",
        "/api/audit/events?from=2026-11-28, query:from",
        "/api/audit/package?from=2026-11-28, query:from",
        "/api/compliance/findings?since=2026-11-28, query:since",
        "/api/compliance/findings?due=2026-11-28, query:due",
        "/api/services?limit=0, query:limit",
        "/api/services?limit=x, query:limit",
        "/api/compliance/findings?limit=501, query:limit",
        "/api/services?cursor=x, query:cursor",
        "/api/audit/events?after=-1, query:after",
        "/api/audit/replays?cursor=-1, query:cursor",
        "/api/audit/log/epochs/-1/checkpoints, path:epoch",
        "/api/compliance/findings?overdue=1, query:overdue",
    })
    void what_has_another_form_is_refused_with_its_rule(String path, String pointer) {
        for (var language : new String[] {"lv", "en"}) {
            var answer = REGISTER.get("auditor", path, "Accept-Language", language);
            assertThat(answer.status()).as(path + answer.json()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
            assertThat(answer.json().path("rule").asString()).as(path).isNotBlank();
            assertThat(answer.json().path("rule").asString()).doesNotStartWith("request/");
            assertThat(answer.json().path("detail"))
                    .as("in words")
                    .isEqualTo(answer.json().path("rule"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/services?asOf=2026-11-21",
                "/api/compliance/changes?from=2026-11-21",
                "/api/compliance/services/01930000-0000-7000-8000-000000000001"
                        + "?effectiveAt=2026-11-21",
                "/api/audit/events?to=2026-11-21",
            })
    void what_was_refused_is_not_what_is_advised(String path) {
        var answer = REGISTER.get("auditor", path, "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.http().body())
                .contains("2026-11-21T10:00:00Z", "%2B")
                .doesNotContain("2026-11-21 ", "2026-11-21.", "2026-11-21,");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/audit/events?type=Nope, query:type, ServiceRegistered",
        "/api/audit/events?type=ServiceRegistered&type=serviceRegistered, query:type,"
                + " TerritorySet",
        "/api/audit/subjects/nope/state/history, path:type, policy",
        "/api/compliance/findings?rule=ROLE-99, query:rule, ROLE-03",
        "/api/compliance/findings?status=nope, query:status, NON_COMPLIANT",
        "/api/compliance/findings?severity=nope, query:severity, MANDATORY",
        "/api/compliance/changes?from=1&rule=ROLE_03, query:rule, ROLE-03",
        "/api/compliance/changes?from=1&kind=nope, query:kind, OPENED",
        "/api/services?kind=nope, query:kind, PUBLIC_INDIVIDUAL",
    })
    void a_code_that_there_is_not_is_refused_with_those_there_are(
            String path, String pointer, String one) {
        var error = REGISTER.get("auditor", path).json().at("/errors/0");

        assertThat(error.path("pointer").asString()).isEqualTo(pointer);
        assertThat(error.path("code").asString()).isEqualTo("unknown-code");
        assertThat(error.path("allowed").toString()).contains(one);
    }

    @Test
    void every_event_there_is_can_be_asked_for_by_its_type() {
        assertThat(Examples.types())
                .containsAll(
                        Examples.all().stream().map(it -> it.getClass().getSimpleName()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "Wait-For-Position, x, wait=5",
        "Accept-Datetime, 2026-11-21, 'Sun, 01 Mar'",
        "If-Match, 0, \"3\"",
    })
    void a_header_of_another_form_is_told_how_it_is_written(
            String header, String value, String like) {
        var answer = REGISTER.get("auditor", SERVICE, header, value);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("header:" + header);
        assertThat(answer.json().path("rule").asString()).contains(like);
    }

    @Test
    void a_header_that_is_no_list_has_one_line_and_a_list_has_many() {
        var twice =
                REGISTER.get(
                        "auditor", SERVICE, "Wait-For-Position", "1", "Wait-For-Position", "2");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.json().at("/errors/0/code").asString()).isEqualTo("more-than-once");

        var wrong = "/api/services?limit=0";
        var french =
                REGISTER.get("auditor", wrong, "Accept-Language", "fr", "Accept-Language", "en");
        assertThat(french.header("Content-Language")).isEqualTo("en");
    }

    @Test
    void conditions_hold_for_reads_as_well() {
        var tag = REGISTER.get("auditor", SERVICE).header("ETag");
        assertThat(tag).isNotEmpty();

        assertThat(status(SERVICE, "If-None-Match", "*")).isEqualTo(304);
        assertThat(status(SERVICE, "If-None-Match", tag)).isEqualTo(304);
        assertThat(status(SERVICE, "If-None-Match", "\"99\"")).isEqualTo(200);
        assertThat(status(SERVICE, "If-Match", "\"99\"")).isEqualTo(412);
        assertThat(status(SERVICE, "If-Match", "W/" + tag)).isEqualTo(412);
        assertThat(status(SERVICE, "If-Match", "\"99\"", "If-Match", tag)).isEqualTo(200);
        assertThat(status(SERVICE, "If-Match", "*")).isEqualTo(200);
        assertThat(status(SERVICE.replace("0001", "0099"), "If-None-Match", "*")).isEqualTo(404);
        assertThat(REGISTER.get("auditor", SERVICE, "If-None-Match", "*").http().body()).isEmpty();
    }

    @Test
    void a_type_without_weight_is_not_given_and_none_that_nobody_made() {
        for (var refused : new String[] {"application/json;q=0, */*", "*/*, application/json;q=0"})
            assertThat(status(SERVICE, "Accept", refused)).as(refused).isEqualTo(406);
        assertThat(status(SERVICE, "Accept", "*/*;q=0, application/json")).isEqualTo(200);
        assertThat(
                        REGISTER.get(
                                        "auditor",
                                        "/api/audit/events",
                                        "Accept",
                                        "application/json;q=0, */*")
                                .header("Content-Type"))
                .isEqualTo("application/x-ndjson");
        assertThat(
                        REGISTER.get("auditor", SERVICE, "Accept", "application/json;version=2")
                                .header("Content-Type"))
                .isEqualTo("application/json");
    }

    private static int status(String path, String... headers) {
        return REGISTER.get("auditor", path, headers).status();
    }
}
