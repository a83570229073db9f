package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day that lies where none may is told by the name of its field, wherever it was given. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DaysOutOfRangeIT extends OverHttp {
    private static final String PROVIDED =
            """
            {"owner": "%s", "name": {"lv": "Bērnudārzs"}, "stage": "PLANNING", "audiences": ["RESIDENT"]}
            """;

    private final String institution = newNumber();
    private String person = "";
    private String service = "";

    @BeforeAll
    void a_service_of_which_everything_is_recorded() {
        done(stateLead().post("/api/institutions", ministry(institution, "Ministrija")));
        var staff = "{\"name\": \"Anna\", \"post\": \"Vadītāja\"}";
        person = done(stateLead().post("/api/institutions/" + institution + "/staff", staff));
        service = done(stateLead().post("/api/services", PROVIDED.formatted(institution)));
        put("/api/institutions/I/portfolio-manager", "{\"person\": \"P\", \"basis\": \"1\"}");
        put("/api/services/S/manager", "{\"person\": \"P\", \"basis\": \"1\"}");
        put("/api/services/S/providers/I", "{\"responsible\": [\"P\"]}");
        done(
                stateLead()
                        .post(
                                path("/api/services/S/descriptions"),
                                """
                                {"management": {"funding": "Budžets"},
                                 "requestAndReceipt": {"texts": {"lv": {"title": "Vieta"}}}}
                                """));
        put(
                "/api/services/S/catalogues/LATVIJA_GOV_LV",
                "{\"version\": 1, \"way\": \"AUTOMATED\"}");
        put(
                "/api/services/S/accessibility/cross-border",
                "{\"notApplicable\": {\"justification\": \"Tikai novadā\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | /api/institutions | {\"registrationNumber\": \"90000000000\", \"name\":"
                        + " {\"lv\": \"X\"}, \"kind\": \"MINISTRY\", \"participantSince\": D} |"
                        + " /participantSince",
                "PUT    | /api/institutions/I | {\"name\": {\"lv\": \"X\"}, \"kind\": \"MINISTRY\","
                        + " \"effectiveOn\": D} | /effectiveOn",
                "PUT    | /api/institutions/I/roles | {\"roles\": [\"SECTOR_LEAD\"],"
                        + " \"effectiveOn\": D} | /effectiveOn",
                "DELETE | /api/institutions/I/portfolio-manager?basis=1&effectiveOn=D | |"
                        + " query:effectiveOn",
                "POST   | /api/institutions/I/staff | {\"name\": \"Berta\", \"post\": \"V\","
                        + " \"joinedOn\": D} | /joinedOn",
                "DELETE | /api/staff/P?leftOn=D | | query:leftOn",
                "POST   | /api/services | {\"owner\": \"I\", \"name\": {\"lv\": \"X\"}, \"stage\":"
                        + " \"PLANNING\", \"effectiveOn\": D} | /effectiveOn",
                "PUT    | /api/services/S | {\"name\": {\"lv\": \"X\"}, \"effectiveOn\": D} |"
                        + " /effectiveOn",
                "PUT    | /api/services/S/lifecycle-stage | {\"stage\": \"DELIVERY_OR_USE\","
                        + " \"effectiveOn\": D} | /effectiveOn",
                "DELETE | /api/services/S/manager?basis=1&effectiveOn=D | | query:effectiveOn",
                "DELETE | /api/services/S/providers/I?effectiveOn=D | | query:effectiveOn",
                "POST   | /api/services/S/descriptions | {\"management\": {\"funding\": \"X\"},"
                        + " \"requestAndReceipt\": {\"texts\": {\"lv\": {\"title\": \"X\"}}},"
                        + " \"effectiveOn\": D} | /effectiveOn",
                "POST   | /api/services/S/description-reviews | {\"reviewedOn\": D} | /reviewedOn",
                "DELETE | /api/services/S/descriptions/current?basis=1&effectiveOn=D | |"
                        + " query:effectiveOn",
                "PUT    | /api/services/S/catalogues/LATVIJA_GOV_LV | {\"version\": 1, \"way\":"
                        + " \"BY_HAND\", \"publishedOn\": D} | /publishedOn",
                "POST   | /api/services/S/catalogues/LATVIJA_GOV_LV/checks | {\"available\": true,"
                        + " \"checkedOn\": D} | /checkedOn",
                "DELETE | /api/services/S/catalogues/LATVIJA_GOV_LV?effectiveOn=D | |"
                        + " query:effectiveOn",
                "POST   | /api/services/S/supplementary-information | {\"form\": \"VIDEO\","
                        + " \"title\": {\"lv\": \"X\"}, \"availableOn\": D} | /availableOn",
                "PUT    | /api/services/S/accessibility/cross-border | {\"notApplicable\":"
                        + " {\"justification\": \"Cits\"}, \"effectiveOn\": D} | /effectiveOn",
                "POST   | /api/services/S/accessibility-reviews | {\"kinds\": [\"CROSS_BORDER\"],"
                        + " \"reviewedOn\": D} | /reviewedOn",
            })
    void it_names_its_field(String method, String path, @Nullable String body, String pointer) {
        var far = "2199-01-01";

        var answer =
                stateLead()
                        .with("If-Match", "*")
                        .send(
                                method,
                                path(path).replace("=D", "=" + far),
                                body == null
                                        ? null
                                        : filled(body).replace(": D", ": \"" + far + "\""));

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(422);
        assertThat(answer.type()).endsWith("/date-out-of-range");
        assertThat(answer.pointer()).isEqualTo(pointer);
        assertThat(answer.code()).isEqualTo("out-of-range");
        assertThat(answer.json().path("given").asString()).isEqualTo(far);
        assertThat(answer.json().path("latest").asString()).isNotBlank();
    }

    private void put(String path, String body) {
        done(stateLead().with("If-Match", "*").put(path(path), filled(body)));
    }

    private String path(String path) {
        return path.replace("/I", "/" + institution)
                .replace("/S", "/" + service)
                .replace("/P", "/" + person);
    }

    private String filled(String body) {
        return body.replace("\"P\"", "\"" + person + "\"")
                .replace("\"I\"", "\"" + institution + "\"");
    }

    private static String done(Register.Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isBetween(200, 201);
        return answer.json().path("id").asString();
    }
}
