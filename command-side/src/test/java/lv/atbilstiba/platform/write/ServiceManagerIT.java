package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.kernel.RigaCalendar;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

/**
 * A service manager records what is hers to ensure, of the services that she is recorded to manage
 * today; the register is asked, not the token.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceManagerIT extends OverHttp {
    private static final String DESCRIPTION =
            """
            {"management": {"funding": "Budžets"},
             "requestAndReceipt": {"texts": {"lv": {"title": "Vieta"}}}}
            """;

    private final String institution = newNumber();
    private String anna = "";
    private String hers = "";
    private String another = "";

    @BeforeAll
    void an_institution_with_two_services_of_which_anna_manages_one() {
        done(stateLead().post("/api/institutions", ministry(institution, "Ministrija")));
        anna = employed("Anna");
        linked(anna, Tokens.serviceManagerOf(institution, "anna-" + anna));
        hers = service();
        another = service();
        appoint(hers, anna, null);
    }

    @Test
    void she_records_what_is_hers_to_ensure() {
        var service = "/api/services/" + hers;

        done(as(anna).with("If-Match", "*").put(service, "{\"name\": {\"lv\": \"Skola\"}}"));
        done(
                as(anna).with("If-Match", "*")
                        .put(service + "/lifecycle-stage", "{\"stage\": \"DELIVERY_OR_USE\"}"));
        done(as(anna).post(service + "/descriptions", DESCRIPTION));
    }

    @Test
    void she_may_in_bulk_what_she_may_alone_and_no_more() {
        var line =
                """
                {"method": "POST", "path": "/api/services/%s/description-reviews", "body": {}}
                """;
        done(as(anna).post("/api/services/" + hers + "/descriptions", DESCRIPTION));

        var answers =
                as(anna).with("Content-Type", "application/x-ndjson")
                        .post("/api/submissions", line.formatted(hers) + line.formatted(another))
                        .http()
                        .body();

        assertThat(answers.lines())
                .satisfiesExactly(
                        own -> assertThat(own).contains("\"status\":200"),
                        other -> assertThat(other).contains("\"status\":404"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT    | ",
                "PUT    | /lifecycle-stage",
                "PUT    | /providers/90000000001",
                "DELETE | /providers/90000000001",
                "POST   | /descriptions",
                "POST   | /description-reviews",
                "DELETE | /descriptions/current?basis=1",
                "PUT    | /catalogues/LATVIJA_GOV_LV",
                "DELETE | /catalogues/LATVIJA_GOV_LV",
                "POST   | /catalogues/LATVIJA_GOV_LV/checks",
                "POST   | /supplementary-information",
                "PUT    | /accessibility/multi-channel",
                "PUT    | /accessibility/territorial",
                "PUT    | /accessibility/all-groups",
                "PUT    | /accessibility/cross-border",
                "POST   | /accessibility-reviews",
            })
    void a_colleagues_service_answers_her_like_a_missing_one(String method, @Nullable String what) {
        var path = what == null ? "" : what;

        var theirs = as(anna).send(method, "/api/services/" + another + path, "{}");
        var nobodys =
                as(anna).send(
                                method,
                                "/api/services/018f0000-0000-7000-8000-000000000009" + path,
                                "{}");

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.type()).isEqualTo(nobodys.type());
        assertThat(theirs.http().body().replaceAll("urn:uuid:[0-9a-f-]+", ""))
                .isEqualTo(nobodys.http().body().replaceAll("urn:uuid:[0-9a-f-]+", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | /api/services/HERS/manager",
                "DELETE | /api/services/HERS/manager?basis=1",
                "POST   | /api/services/HERS/annulment",
                "POST   | /api/services/HERS/accessibility/cross-border/confirmation",
                "POST   | /api/services",
                "POST   | /api/institutions",
                "PUT    | /api/institutions/OWN",
                "PUT    | /api/institutions/OWN/portfolio-manager",
                "POST   | /api/institutions/OWN/staff",
                "DELETE | /api/staff/ANNA",
                "PUT    | /api/policy/parameters/vacancyGrace",
            })
    void what_is_others_to_decide_is_not_hers(String method, String path) {
        var answer =
                as(anna).send(
                                method,
                                path.replace("HERS", hers)
                                        .replace("OWN", institution)
                                        .replace("ANNA", anna),
                                "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.type()).isEqualTo("/problems/request/forbidden");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void an_appointment_that_has_not_begun_gives_no_right() {
        var tomorrow = RigaCalendar.dayOf(Instant.now()).plusDays(1);
        var service = service();
        appoint(service, anna, "\"" + tomorrow + "\"");

        assertThat(review(service)).isEqualTo(404);
    }

    /** Often, since the tables that know who manages what are a moment late. */
    @RepeatedTest(20)
    void from_her_release_on_it_is_no_longer_hers() {
        var service = service();
        appoint(service, anna, null);
        assertThat(review(service)).isEqualTo(409); // there is no description to review

        done(
                stateLead()
                        .with("If-Match", "*")
                        .send("DELETE", "/api/services/" + service + "/manager?basis=2", null));

        assertThat(review(service)).isEqualTo(404);
    }

    @Test
    void whoever_comes_after_her_has_it_at_once_and_she_has_not() {
        var berta = employed("Berta");
        linked(berta, Tokens.serviceManagerOf(institution, "anna-" + berta));
        var service = service();
        appoint(service, anna, null);
        done(
                stateLead()
                        .with("If-Match", "*")
                        .send("DELETE", "/api/services/" + service + "/manager?basis=2", null));

        appoint(service, berta, null);

        assertThat(review(service)).isEqualTo(404);
        assertThat(
                        as(berta)
                                .post("/api/services/" + service + "/description-reviews", "{}")
                                .status())
                .isEqualTo(409);
    }

    @Test
    void a_token_of_the_role_that_is_nobodys_login_changes_nothing() {
        var stranger = nobody().as(Tokens.serviceManagerOf(institution, "stranger"));

        var answer = stranger.post("/api/services/" + hers + "/description-reviews", "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.type()).isEqualTo("/problems/request/login-not-linked");
    }

    private int review(String service) {
        return as(anna).post("/api/services/" + service + "/description-reviews", "{}").status();
    }

    private Register as(String person) {
        return nobody().as(Tokens.serviceManagerOf(institution, "anna-" + person));
    }

    private String employed(String name) {
        return done(
                stateLead()
                        .post(
                                "/api/institutions/" + institution + "/staff",
                                "{\"name\": \"%s\", \"post\": \"Vadītāja\"}".formatted(name)));
    }

    private String service() {
        return done(
                stateLead()
                        .post(
                                "/api/services",
                                """
                                {"owner": "%s", "name": {"lv": "Bērnudārzs"}, "stage": "PLANNING"}
                                """
                                        .formatted(institution)));
    }

    private void appoint(String service, String person, @Nullable String from) {
        done(
                change(
                        "/api/services/" + service + "/manager",
                        "{\"person\": \"%s\", \"basis\": \"1\", \"effectiveOn\": %s}"
                                .formatted(person, from)));
    }

    private Register.Answer change(String path, String body) {
        return stateLead().with("If-Match", "*").put(path, body);
    }

    private static String done(Register.Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isBetween(200, 201);
        return answer.json().path("id").asString();
    }
}
