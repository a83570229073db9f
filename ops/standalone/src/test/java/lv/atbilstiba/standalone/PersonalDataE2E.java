package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A person's name, post, e-mail and telephone, from the call that registers them to the answer that
 * opens them: nowhere in the clear between the two, opened for those who may, and each look kept.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("NullAway.Init") // filled before the first test
final class PersonalDataE2E {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MINISTRY = "00000000101";
    private static final String AGENCY = "00000000102";
    private static final String MUNICIPALITY = "00000000103";

    private static final String NAME = "Zvaigznīte Krustpunkte-Ķirsone";
    private static final String POST = "Sevišķu lietu pārzine";
    private static final String EMAIL = "zvaigznite.krustpunkte@piemers.lv";
    private static final String PHONE = "+371 29987654";
    private static final String NEW_NAME = "Zvaigznīte Jaunuzvārde";
    private static final String IN_BULK = "Kopsavilkums Daudzrindis";
    private static final String REFUSED = "Nepieņemtais Noraidītājs";

    /** What must be found nowhere: whole values, and the parts by which they would be known. */
    private static final List<String> SECRETS =
            List.of(
                    NAME,
                    "Krustpunkte",
                    POST,
                    EMAIL,
                    "krustpunkte@",
                    PHONE,
                    "29987654",
                    "Jaunuzvārde",
                    "Daudzrindis",
                    "Noraidītājs");

    @TempDir private static Path folder;
    private Running register;
    private String portfolioManager;
    private String person;

    @BeforeAll
    void an_agency_registers_its_staff() throws Exception {
        register = Running.on(folder, "default");
        var stateLead = register.token("state-lead");
        portfolioManager = register.token("portfolio-manager");
        institution(stateLead, MINISTRY, "MINISTRY", "null");
        institution(stateLead, AGENCY, "SUBORDINATE_INSTITUTION", "\"" + MINISTRY + "\"");
        institution(stateLead, MUNICIPALITY, "MUNICIPALITY", "null");

        var staff = "/api/institutions/" + AGENCY + "/staff";
        var body =
                """
                {"name": "%s", "post": "%s", "email": "%s", "phone": "%s"}
                """
                        .formatted(NAME, POST, EMAIL, PHONE);
        var registered = register.send("POST", staff, portfolioManager, body);
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        person = JSON.readTree(registered.body()).path("id").asString();
        var changed =
                register.send(
                        "PUT",
                        "/api/staff/" + person,
                        portfolioManager,
                        body.replace(NAME, NEW_NAME));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);

        // the other ways in: many at once, and a call that is refused
        var line =
                """
                {"method": "POST", "path": "%s", "body": {"name": "%s", "post": "X"}}\
                """;
        assertThat(
                        register.sendLines(
                                        "/api/submissions",
                                        portfolioManager,
                                        line.formatted(staff, IN_BULK)
                                                + "\n"
                                                + line.formatted(staff, REFUSED + "\", \"x\": \""))
                                .body())
                .contains("\"status\":201", "\"status\":400");
        var refused =
                register.send(
                        "POST",
                        staff,
                        portfolioManager,
                        "{\"name\": \"%s\", \"post\": 7}".formatted(REFUSED));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).doesNotContain("Noraidītājs");
        opened(portfolioManager); // so that whatever opening could leave behind is there too
    }

    @AfterAll
    void stop() {
        register.close();
    }

    private void institution(String token, String number, String kind, String under)
            throws Exception {
        var answer =
                register.send(
                        "POST",
                        "/api/institutions",
                        token,
                        """
                        {"registrationNumber": "%s", "name": {"lv": "Iestāde"}, "kind": "%s",
                         "under": %s, "participantSince": "2024-01-01", "baseline": true}
                        """
                                .formatted(number, kind, under));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    // ---- nowhere in the clear

    @Test
    void no_column_of_any_table_holds_any_of_it() {
        var database = database();
        var tables =
                database.sql(
                                """
                                SELECT format('%I.%I', schemaname, tablename)
                                FROM pg_tables
                                WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                                """)
                        .query(String.class)
                        .list();
        // what nothing is known of cannot be shown to be clean
        assertThat(tables)
                .contains("eventstore.domain_event", "vault.person_key", "access.looked")
                .anyMatch(table -> table.startsWith("read_staff_list"))
                .anyMatch(table -> table.startsWith("write"));

        var found = new ArrayList<String>();
        for (var table : tables) {
            for (var secret : SECRETS) {
                // a row as JSON shows text as it is and bytes as hexadecimal digits
                var rows =
                        database.sql(
                                        """
                                        SELECT count(*)
                                        FROM %s AS t
                                        WHERE strpos(to_jsonb(t)::text, :text) > 0
                                        OR strpos(to_jsonb(t)::text, :digits) > 0
                                        """
                                                .formatted(table))
                                .param("text", secret)
                                .param("digits", hexadecimal(secret))
                                .query(Long.class)
                                .single();
                if (rows > 0) found.add(secret + " in " + table);
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void the_search_would_have_found_it() {
        var hidden = "\\x00" + hexadecimal(NAME) + "00";

        assertThat(
                        database()
                                .sql(
                                        """
                                        SELECT strpos(to_jsonb(t)::text, :digits) > 0
                                        FROM (SELECT :hidden::bytea AS anything) AS t
                                        """)
                                .param("digits", hexadecimal(NAME))
                                .param("hidden", hidden)
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void no_answer_of_the_audit_holds_any_of_it() throws Exception {
        var auditor = register.token("auditor");

        assertThat(register.get("/api/audit/events?limit=500", auditor).body())
                .contains(person)
                .doesNotContain(SECRETS);
        assertThat(register.get("/api/staff/" + person, auditor).body()).doesNotContain(SECRETS);
        assertThat(register.get("/api/staff", auditor).body()).doesNotContain(SECRETS);
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void no_log_line_holds_any_of_it(CapturedOutput output) {
        assertThat(output.getAll()).contains("http://").doesNotContain(SECRETS);
    }

    @Test
    @Order(Integer.MAX_VALUE) // it stops the register
    void no_file_of_the_data_folder_holds_any_of_it() throws IOException {
        register.close();

        var found = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (var secret : SECRETS) {
                    var needle =
                            new String(
                                    secret.getBytes(StandardCharsets.UTF_8),
                                    StandardCharsets.ISO_8859_1);
                    if (bytes.contains(needle)) found.add(secret + " in " + file);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    // ---- opened for those who may

    @ParameterizedTest
    @ValueSource(strings = {"portfolio-manager", "auditor"})
    void who_may_look_reads_it_as_it_was_given(String client) throws Exception {
        var personal = JSON.readTree(opened(register.token(client)).body()).path("personal");

        assertThat(personal.path("name").asString()).isEqualTo(NEW_NAME);
        assertThat(personal.path("post").asString()).isEqualTo(POST);
        assertThat(personal.path("email").asString()).isEqualTo(EMAIL);
        assertThat(personal.path("phone").asString()).isEqualTo(PHONE);
    }

    @Test
    void another_institutions_person_answers_like_a_missing_one() throws Exception {
        var stranger = register.token("portfolio-manager-municipality");
        var nobody = "018f0000-0000-7000-8000-000000000009";
        var before = looks().size();

        for (var query : List.of("", "?personal=true")) {
            var theirs = register.get("/api/staff/" + person + query, stranger);
            var missing = register.get("/api/staff/" + nobody + query, stranger);
            assertThat(theirs.statusCode()).isEqualTo(404);
            assertThat(apartFromItsId(theirs)).isEqualTo(apartFromItsId(missing));
        }
        assertThat(register.get("/api/staff?personal=true", stranger).body())
                .doesNotContain(person)
                .doesNotContain(SECRETS);
        assertThat(looks()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state-lead", "service-manager", "operations"})
    void a_role_that_may_not_look_is_told_so(String client) throws Exception {
        var before = looks().size();

        var answer = opened(register.token(client));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("content-type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("type").asString())
                .isIn("/problems/reading/not-yours", "/problems/request/forbidden");
        assertThat(answer.body()).doesNotContain(SECRETS);
        assertThat(looks()).hasSize(before);
    }

    // ---- each look is kept

    @Test
    void each_opening_leaves_who_looked_at_what_and_when() throws Exception {
        var before = looks().size();

        var answer = opened(register.token("auditor"));

        var request = UUID.fromString(answer.headers().firstValue("X-Request-Id").orElseThrow());
        var added = looks().subList(before, looks().size());
        assertThat(added)
                .extracting(look -> look.get("field"))
                .containsExactlyInAnyOrder("name", "post", "email", "phone");
        assertThat(added)
                .allSatisfy(look -> {
                    assertThat(look).containsEntry("actor", "client-auditor");
                    assertThat(look).containsEntry("person", UUID.fromString(person));
                    assertThat(look).containsEntry("request", request);
                    assertThat((OffsetDateTime) look.get("at"))
                            .isBetween(OffsetDateTime.now().minusMinutes(1), OffsetDateTime.now());
                });
    }

    @Test
    void a_list_that_is_opened_leaves_a_look_for_each_person_on_it() throws Exception {
        var before = looks().size();

        register.read("/api/staff?personal=true", portfolioManager);

        assertThat(looks().subList(before, looks().size()))
                .hasSize(4 + 2) // of the other one only the name and the post were given
                .allSatisfy(look ->
                        assertThat(look).containsEntry("actor", "client-portfolio-manager"));
    }

    @Test
    void what_is_read_without_being_opened_is_no_look() throws Exception {
        var before = looks().size();

        assertThat(register.get("/api/staff/" + person, portfolioManager).statusCode())
                .isEqualTo(200);

        assertThat(looks()).hasSize(before);
    }

    @Test
    void a_look_can_be_neither_changed_nor_taken_away() {
        for (var statement :
                List.of(
                        "UPDATE access.looked SET actor = 'nobody'",
                        "DELETE FROM access.looked",
                        "TRUNCATE access.looked"))
            assertThatThrownBy(() -> database().sql(statement).update())
                    .rootCause()
                    .hasMessageContaining("append only");
    }

    private HttpResponse<String> opened(String token) throws Exception {
        return register.get("/api/staff/" + person + "?personal=true", token);
    }

    private JdbcClient database() {
        return JdbcClient.create(register.database());
    }

    private List<Map<String, Object>> looks() {
        return database()
                .sql("SELECT actor, person, field, request, at FROM access.looked ORDER BY id")
                .query((row, _) ->
                        Map.of(
                                "actor", row.getObject("actor"),
                                "person", row.getObject("person"),
                                "field", row.getObject("field"),
                                "request", row.getObject("request"),
                                "at", (Object) row.getObject("at", OffsetDateTime.class)))
                .list();
    }

    private static String apartFromItsId(HttpResponse<String> answer) {
        return answer.body().replaceAll("urn:uuid:[0-9a-f-]+", "");
    }

    private static String hexadecimal(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
