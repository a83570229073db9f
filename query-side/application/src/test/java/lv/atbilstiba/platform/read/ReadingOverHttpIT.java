package lv.atbilstiba.platform.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;

import lv.atbilstiba.audit.read.AuditViews;
import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.platform.security.TableOfRights;
import lv.atbilstiba.queryside.QuerySideApplication;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/** The query side as somebody with a token and an HTTP client meets it. */
@SpringBootTest(
        classes = {QuerySideApplication.class, TestTokens.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=query-side")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadingOverHttpIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SERVICE = Examples.SERVICE.value().toString();
    private static final int MANY = 50_000;
    private static final Path FOLDER = folder();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.properties(registry::add);
        registry.add("atbilstiba.vault.master-key-file", () -> FOLDER.resolve("master.json"));
        registry.add("atbilstiba.vault.create-master-key", () -> true);
    }

    /**
     * The context is made before JUnit makes folders: it comes with the constructor's arguments.
     */
    private static Path folder() {
        try {
            var made = Files.createTempDirectory("reading");
            made.toFile().deleteOnExit();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final int port;
    private final EventLog log;
    private final TableOfRights table;
    private final RequestMappingHandlerMapping mappings;
    private final DataSource database;
    private final MeterRegistry meters;
    private final List<Recorded<Object>> facts = Examples.history();
    private long last;

    ReadingOverHttpIT(
            @LocalServerPort int port,
            @Autowired EventLog log,
            @Autowired TableOfRights table,
            @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping,
            @Autowired DataSource database,
            @Autowired MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
        this.port = port;
        this.log = log;
        this.table = table;
        this.mappings = requestMappingHandlerMapping;
    }

    @BeforeAll
    void record() throws SQLException {
        var next = new HashMap<String, Long>();
        try (var connection = DATABASE.dataSource().getConnection();
                var insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO eventstore.domain_event (
                                    sequence_number, time_stamp, event_identifier,
                                    aggregate_identifier, type, payload_type, payload_revision,
                                    payload, metadata)
                                VALUES (?, now(), ?, ?, 'Test', ?, '1', ?, ?)
                                RETURNING global_index
                                """)) {
            for (var fact : facts) {
                var aggregate = AuditViews.aggregateOf(fact.event());
                insert.setLong(1, next.merge(aggregate, 1L, Long::sum) - 1);
                insert.setObject(2, UUID.randomUUID());
                insert.setString(3, aggregate);
                insert.setString(4, fact.event().getClass().getName());
                insert.setBytes(5, EventJson.mapper().writeValueAsBytes(fact.event()));
                insert.setBytes(6, EventJson.mapper().writeValueAsBytes(fact.provenance()));
                try (var position = insert.executeQuery()) {
                    position.next();
                    last = position.getLong(1);
                }
            }
        }
        assertThat(last)
                .as("positions of a fresh log are those of the facts")
                .isEqualTo(facts.size());
        assertThat(log.await(last, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void every_mapping_has_its_line_in_the_table_of_rights() {
        assertThat(mappings.getHandlerMethods().keySet())
                .allSatisfy(mapping -> {
                    for (var pattern : mapping.getPatternValues())
                        if (!pattern.startsWith("/v3/api-docs"))
                            for (var method : mapping.getMethodsCondition().getMethods())
                                assertThat(
                                                table.declares(
                                                        HttpMethod.valueOf(method.name()), pattern))
                                        .as(method + " " + pattern)
                                        .isTrue();
                });
    }

    @Test
    void the_policy_is_served_and_may_be_kept() {
        var answer = get("/api/policy/tasks/PU2-14");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/name/lv").asString())
                .isEqualTo("Piekļūstamības nodrošināšana pakalpojumiem");
        assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=3600");
        var tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(
                        send("/api/policy/tasks/PU2-14", TestTokens.AUDITOR, "If-None-Match", tag)
                                .statusCode())
                .isEqualTo(304);
        assertThat(json(get("/api/policy")).path("collections").size()).isGreaterThan(40);
        assertThat(get("/api/policy/tasks/PU9-9").statusCode()).isEqualTo(404);
    }

    @Test
    void a_policy_parameter_has_its_value_in_force_and_all_it_ever_had() {
        var now = json(get("/api/policy/parameters")).at("/parameters/0");
        assertThat(now.path("name").asString()).isEqualTo("vacancyGrace");
        assertThat(now.path("value").asString()).isEqualTo("P14D");
        assertThat(now.path("initial").asString()).isEqualTo("P30D");
        var before = json(get("/api/policy/parameters?asOf=1")).at("/parameters/0");
        assertThat(before.path("value").asString()).isEqualTo("P30D");
    }

    @Test
    void the_history_comes_in_pages_in_its_one_order() {
        var first = json(waiting("/api/audit/events?limit=2"));
        assertThat(first.at("/items/0/position").asLong()).isEqualTo(1);
        assertThat(first.path("next").asString()).isEqualTo("2");
        var wide = "&from=1900-01-01T00:00:00Z&to=2200-12-31T23:59:59Z";
        assertThat(json(get("/api/audit/events?limit=2" + wide))).isEqualTo(first);
        assertThat(get("/api/audit/events?from=" + Instant.MIN).statusCode()).isEqualTo(400);
        var future = "?to=%2B999999999-01-01T00:00:00Z";
        assertThat(get("/api/audit/events" + future).statusCode()).isEqualTo(400);
        var second = json(get("/api/audit/events?limit=2&after=2"));
        assertThat(second.at("/items/0/position").asLong()).isEqualTo(3);
        assertThat(first.at("/items/0/payload").isObject()).isTrue();
        assertThat(first.at("/items/0/type").asString()).endsWith("Registered");
    }

    @Test
    void the_history_is_narrowed_by_whom_it_concerns_type_and_actor() {
        var subject = json(waiting("/api/audit/events?subject=staff-" + Examples.ANNA.value()));
        assertThat(subject.path("items").size()).isGreaterThan(5);
        var type =
                json(
                        waiting(
                                "/api/audit/events?type=ServiceManagerAppointed&institution="
                                        + Examples.AGENCY.registrationNumber()));
        assertThat(type.path("items").size()).isEqualTo(2);
        assertThat(type.at("/items/1/corrects/reason").asString()).isEqualTo("kļūda");
        assertThat(json(waiting("/api/audit/events?actor=client-nobody")).path("items").size())
                .isZero();
        assertThat(json(get("/api/audit/events?from=2999-01-01T00:00:00Z")).path("items").size())
                .isZero();
    }

    @Test
    void cloud_events_come_as_lines_and_as_a_batch() {
        var lines =
                send(
                                "/api/audit/events",
                                TestTokens.AUDITOR,
                                "Accept",
                                "application/cloudevents+json")
                        .body()
                        .lines()
                        .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(facts.size());
        var event = JsonMapper.shared().readTree(lines.getFirst());
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("type").asString())
                .matches("lv\\.atbilstiba\\.[a-z]+\\.[A-Za-z]+\\.v1");
        assertThat(event.path("data").isObject()).isTrue();
        var batch =
                send(
                        "/api/audit/events?limit=3",
                        TestTokens.AUDITOR,
                        "Accept",
                        "application/cloudevents-batch+json");
        assertThat(json(batch).size()).isEqualTo(3);
        assertThat(next(batch)).startsWith("/api/audit/events?limit=3&after=3&asOf=");
    }

    @Test
    void the_batches_of_a_narrowed_history_stay_narrowed_and_show_one_point() {
        waiting("/api/audit/events?actor=client-nobody"); // until all can be found
        var institution = "&institution=" + Examples.AGENCY.registrationNumber();
        var to = "&to=2199-12-31T00:00:00Z";
        for (var more : List.of("", "&asOf=" + (last - 1), to)) {
            var all = batches("/api/audit/events?after=0&limit=1000" + institution + more);
            var asked = "/api/audit/events?%61fter=0&limit=7" + institution + more;
            assertThat(all).hasSizeGreaterThan(14);
            assertThat(batches(asked)).isEqualTo(all);
        }
        var ofAType = "/api/audit/events?limit=1&type=ServiceManagerAppointed&type=ServiceChanged";
        assertThat(batches(ofAType)).hasSizeGreaterThan(2).hasSizeLessThan(10);
    }

    /** All events of a batch and of those that its links lead to. */
    private List<JsonNode> batches(String path) {
        var events = new ArrayList<JsonNode>();
        for (var next = path; !next.isEmpty(); ) {
            var batch =
                    send(next, TestTokens.AUDITOR, "Accept", "application/cloudevents-batch+json");
            assertThat(batch.headers().allValues("Link"))
                    .as(next)
                    .anyMatch(it -> it.endsWith("; rel=\"original timegate\""));
            json(batch).forEach(events::add);
            next = next(batch);
        }
        return events;
    }

    private static String next(HttpResponse<String> answer) {
        return answer.headers().allValues("Link").stream()
                .filter(it -> it.endsWith(">; rel=\"next\""))
                .map(it -> it.substring(1, it.indexOf('>')))
                .findFirst()
                .orElse("");
    }

    @Test
    void a_services_history_is_told_in_both_languages_with_what_changed_and_was_corrected() {
        var path = "/api/audit/subjects/service/" + SERVICE + "/history";
        var latvian = json(waiting(path)).path("items");
        assertThat(words(latvian))
                .anyMatch(it -> it.startsWith("Par pakalpojuma vadītāju iecelta persona"))
                .anyMatch(it -> it.startsWith("Reģistrēta apraksta 2. versija"));
        assertThat(latvian.toString()).contains("\"correctedBy\"").contains("\"corrects\"");
        assertThat(latvian.toString()).contains("sniegšanas formas");
        var english = json(send(path, TestTokens.AUDITOR, "Accept-Language", "en")).path("items");
        assertThat(words(english))
                .anyMatch(it -> it.contains("appointed service manager from 2026-03-01"));
        assertThat(
                        get("/api/audit/subjects/service/" + UUID.randomUUID() + "/history")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_changed_between_two_points_is_told() {
        var early = positionOf("ServiceRegistered");
        var fields =
                json(waiting("/api/audit/changes?from=" + early + "&subject=service-" + SERVICE))
                        .path("fields")
                        .toString();
        assertThat(fields).contains("\"f-pakalpojums\"").contains("\"e-pakalpojums\"");
        var subjects = json(waiting("/api/audit/changes?from=" + early)).at("/subjects/items");
        assertThat(subjects.toString()).contains("policy-state").contains("service-" + SERVICE);
    }

    @Test
    void between_two_points_it_tells_what_became_non_compliant_and_what_no_longer_is() {
        var path = "/api/compliance/changes?from=0&subject=service-" + SERVICE;
        var changes = json(waiting(path));
        var opened = changes.at("/counts/OPENED").asInt();
        assertThat(opened).isPositive();
        assertThat(changes.at("/counts/BEGAN").asInt()).isPositive();
        var only = json(waiting(path + "&kind=OPENED")).path("items");
        assertThat(only).hasSize(opened);
        for (var one : only) {
            assertThat(one.path("subject").asString()).isEqualTo("service-" + SERVICE);
            assertThat(one.at("/after/status").asString()).isEqualTo("NON_COMPLIANT");
            assertThat(one.path("kindText").asString()).isEqualTo("Radusies neatbilstība");
            assertThat(one.path("text").asString()).endsWith(". – → Neatbilst");
        }
        var first = json(waiting(path + "&limit=1"));
        var second = json(waiting(path + "&limit=1&cursor=" + first.path("next").asString()));
        assertThat(first.path("items").get(0)).isEqualTo(changes.path("items").get(0));
        assertThat(second.path("items").get(0)).isEqualTo(changes.path("items").get(1));
        assertThat(second.path("counts").isMissingNode()).isTrue();
        var nothing = json(waiting("/api/compliance/changes?from=" + last + "&to=" + last));
        assertThat(nothing.path("items").size()).isZero();
        for (var wrong : List.of("&kind=BETTER", "&rule=X", "&limit=0", "&to=yesterday"))
            assertThat(get(path + wrong).statusCode()).as(wrong).isEqualTo(400);
        assertThat(get("/api/compliance/changes?from=5&to=3").statusCode()).isEqualTo(400);
        assertThat(get("/api/compliance/changes").statusCode()).isEqualTo(400);
        var own = TestTokens.portfolioManagerOf(Examples.AGENCY.registrationNumber());
        var other = TestTokens.portfolioManagerOf(Examples.PROVIDER.registrationNumber());
        var seen = send(path, own, "Wait-For-Position", "" + last);
        assertThat(json(seen).path("items").size()).isEqualTo(changes.path("items").size());
        var unseen = send(path, other, "Wait-For-Position", "" + last);
        assertThat(json(unseen).path("items").size()).isZero();
    }

    @Test
    void what_concerns_another_institution_is_not_there() {
        var own = TestTokens.portfolioManagerOf(Examples.AGENCY.registrationNumber());
        var other = TestTokens.portfolioManagerOf(Examples.PROVIDER.registrationNumber());
        for (var path :
                List.of(
                        "/api/services/" + SERVICE,
                        "/api/audit/subjects/service/" + SERVICE + "/history",
                        "/api/staff/" + Examples.ANNA.value())) {
            assertThat(send(path, own, "Wait-For-Position", "" + last).statusCode())
                    .as(path)
                    .isEqualTo(200);
            assertThat(send(path, other, "Wait-For-Position", "" + last).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(json(send("/api/services", other, "Wait-For-Position", "" + last)).path("items"))
                .isEmpty();
    }

    @Test
    void one_service_is_shown_whole_with_the_version_that_a_change_must_name() {
        var answer = waiting("/api/services/" + SERVICE);
        var service = json(answer);
        assertThat(service.at("/details/deliveryForms/0").asString()).isEqualTo("E");
        assertThat(service.at("/manager/person").asString())
                .as("the correction stands in its place, before the release")
                .isEqualTo(Examples.BERTA.value().toString());
        assertThat(service.at("/versions/0/version").asInt()).isEqualTo(2);
        assertThat(service.at("/catalogues/0/catalogue").asString()).isEqualTo("LATVIJA_GOV_LV");
        assertThat(service.at("/accessibility/territorial/options/target").asString())
                .isEqualTo("WHOLE_LATVIA");
        assertThat(answer.headers().firstValue("ETag").orElse(""))
                .matches("\"[0-9]+\\.[0-9a-f]{24}\"");
        var early = positionOf("ServiceRegistered");
        var asRegistered = json(get("/api/services/" + SERVICE + "?asOf=" + early));
        assertThat(asRegistered.at("/details/deliveryForms/0").asString()).isEqualTo("F");
        assertThat(get("/api/services/" + SERVICE + "?asOf=" + (early - 1)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void services_are_found_by_what_they_are_also_as_of_the_past() {
        assertThat(names(waiting("/api/services?text=atlauja&kind=PUBLIC_INDIVIDUAL_BENEFIT")))
                .containsExactly("Atļauja");
        assertThat(names(waiting("/api/services?text=nekas"))).isEmpty();
        assertThat(names(waiting("/api/services?catalogue=BUSINESS_GOV_LV&audience=ENTREPRENEUR")))
                .hasSize(1);
        var early = positionOf("ServiceRegistered");
        assertThat(names(get("/api/services?asOf=" + early)))
                .containsExactly("Atļauja piesārņojošai darbībai");
        assertThat(names(get("/api/services?asOf=" + (early - 1)))).isEmpty();
        assertThat(get("/api/services?asOf=999999999").statusCode()).isEqualTo(400);
        assertThat(get("/api/services?kind=NOTHING").statusCode()).isEqualTo(400);
        assertThat(get("/api/services?cursor=bm90").statusCode()).isEqualTo(400);
    }

    @Test
    void institutions_are_listed_and_shown() {
        var page =
                json(waiting("/api/institutions?under=" + Examples.MINISTRY.registrationNumber()));
        assertThat(page.at("/items/0/registrationNumber").asString())
                .isEqualTo(Examples.AGENCY.registrationNumber());
        assertThat(page.at("/items/0/name/lv").asString()).isEqualTo("Dabas pārvalde");
        var one = json(waiting("/api/institutions/" + Examples.AGENCY.registrationNumber()));
        assertThat(one.at("/portfolioManager/until").asString()).isEqualTo("2026-03-01");
        var first = json(waiting("/api/institutions?limit=1"));
        var rest = json(get("/api/institutions?cursor=" + first.path("next").asString()));
        assertThat(rest.at("/items/0/registrationNumber").asString())
                .isEqualTo(Examples.AGENCY.registrationNumber());
    }

    @Test
    void staff_are_opaque_and_personal_data_only_for_those_who_may_look() {
        var path = "/api/institutions/" + Examples.AGENCY.registrationNumber() + "/staff";
        var page = waiting(path);
        assertThat(json(page).at("/items/0/id").asString())
                .isEqualTo(Examples.ANNA.value().toString());
        assertThat(page.body()).doesNotContain("personal").doesNotContain("ciphertext");
        var other = TestTokens.portfolioManagerOf(Examples.PROVIDER.registrationNumber());
        assertThat(send(path, other, "Wait-For-Position", "" + last).statusCode()).isEqualTo(404);
    }

    @Test
    void a_catalogue_shows_the_part_for_recipients_and_never_the_one_for_management() {
        var page = waiting("/api/catalogue/services?catalogue=BUSINESS_GOV_LV&language=en");
        assertThat(json(page).at("/items/0/title").asString()).isEqualTo("Atļauja");
        assertThat(json(page).at("/items/0/language").asString()).isEqualTo("lv");
        assertThat(json(page).at("/items/0/fee").asString()).isEqualTo("20,00 EUR");
        assertThat(page.body()).doesNotContain("Atļauju daļa").doesNotContain("legalBasis");
        assertThat(get("/api/catalogue/services/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(Integer.MAX_VALUE - 1) // leaves a long history
    void the_whole_history_streams_through_constant_memory() throws Exception {
        var padding = "x".repeat(2000);
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO eventstore.domain_event (
                        sequence_number, time_stamp, event_identifier, aggregate_identifier, type,
                        payload_type, payload_revision, payload, metadata)
                    SELECT n + 100, now(), gen_random_uuid(), 'staff-%1$s', 'Test',
                           'lv.atbilstiba.staff.api.event.StaffLoginLinked', '1',
                           convert_to('{"person":"%1$s","old":"%2$s"}', 'UTF8'),
                           convert_to('{"actor":"client-test"}', 'UTF8')
                    FROM generate_series(1, %3$d) n
                    """
                            .formatted(Examples.BERTA.value(), padding, MANY));
        }
        assertThat(log.await(last + MANY, Duration.ofSeconds(30))).isTrue();
        settle();
        for (var path :
                List.of("/api/audit/events?after=" + last, "/api/audit/events?actor=client-test")) {
            var answer =
                    HTTP.send(
                            request(
                                    path,
                                    TestTokens.AUDITOR,
                                    "Accept",
                                    "application/x-ndjson",
                                    "Wait-For-Position",
                                    (last + MANY) + ";wait=10"),
                            HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            int lines = 0;
            long most = 0;
            long least = Long.MAX_VALUE;
            try (var reader =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                while (reader.readLine() != null) {
                    lines++;
                    if (lines % (MANY / 5) != 0) continue;
                    var used = used();
                    most = Math.max(most, used);
                    least = Math.min(least, used);
                }
            }
            assertThat(lines).as(path).isEqualTo(MANY);
            // the stream is 100 MB and more
            assertThat(most - least).as(path).isLessThan(48L << 20);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE) // reads the long history
    @ExtendWith(OutputCaptureExtension.class)
    void a_client_that_goes_away_in_the_middle_of_a_stream_leaves_nothing_behind(
            CapturedOutput output) throws Exception {
        try (var client = new Socket("localhost", port)) {
            client.getOutputStream()
                    .write(
                            """
                            GET /api/audit/events HTTP/1.1\r
                            Host: localhost\r
                            Accept: application/x-ndjson\r
                            Authorization: Bearer %s\r
                            \r
                            """
                                    .formatted(TestTokens.AUDITOR)
                                    .getBytes(StandardCharsets.UTF_8));
            var begun = client.getInputStream().readNBytes(1 << 20);
            assertThat(new String(begun, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200");
            client.setSoLinger(true, 0); // gone, without a word
        }
        var pool = database.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        for (var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                requests() > 0 && System.nanoTime() < end; ) LockSupport.parkNanos(20_000_000);
        assertThat(requests()).isZero();
        assertThat(pool.getActiveConnections()).isZero();
        try (var connection = DATABASE.dataSource().getConnection();
                var statement = connection.createStatement();
                var open =
                        statement.executeQuery(
                                """
                                SELECT count(*) FROM pg_stat_activity
                                WHERE datname = current_database()
                                      AND state LIKE 'idle in transaction%'
                                """)) {
            open.next();
            assertThat(open.getInt(1)).isZero();
        }
        assertThat(output.getAll()).doesNotContain(" ERROR ").doesNotContain("ClientAbort");
    }

    /** How many are being answered. */
    private int requests() {
        return meters.find("http.server.requests.active").longTaskTimers().stream()
                .mapToInt(LongTaskTimer::activeTasks)
                .sum();
    }

    /**
     * Waits until the views and the log have taken everything in, so that only the stream needs
     * memory.
     */
    private void settle() {
        var grown =
                JdbcClient.create(DATABASE.dataSource())
                        .sql("SELECT max(position) FROM log.head")
                        .query((row, _) -> row.getLong(1));
        for (int i = 0; i < 600 && grown.single() < last + MANY; i++)
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        assertThat(grown.single()).isGreaterThanOrEqualTo(last + MANY);
        for (var path :
                List.of(
                        "/api/audit/events?actor=client-test&limit=1",
                        "/api/staff?limit=1",
                        "/api/services?limit=1",
                        "/api/institutions?limit=1",
                        "/api/catalogue/services?limit=1",
                        "/api/compliance/findings?limit=1")) {
            int status = 503;
            for (int i = 0; i < 12 && status == 503; i++)
                status =
                        send(
                                        path,
                                        TestTokens.AUDITOR,
                                        "Wait-For-Position",
                                        (last + MANY) + ";wait=10")
                                .statusCode();
            assertThat(status).as(path).isEqualTo(200);
        }
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private long positionOf(String type) {
        return json(get("/api/audit/events?limit=100"))
                .path("items")
                .valueStream()
                .filter(it -> it.path("type").asString().equals(type))
                .mapToLong(it -> it.path("position").asLong())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(JsonNode items) {
        return items.valueStream().map(it -> it.path("words").asString()).toList();
    }

    private static List<String> names(HttpResponse<String> answer) {
        return json(answer)
                .path("items")
                .valueStream()
                .map(it -> it.at("/name/lv").asString())
                .toList();
    }

    private HttpResponse<String> get(String path) {
        return send(path, TestTokens.AUDITOR);
    }

    /** Reads what was written before. */
    private HttpResponse<String> waiting(String path) {
        var answer = send(path, TestTokens.AUDITOR, "Wait-For-Position", last + ";wait=10");
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(String path, String token, String... headers) {
        try {
            return HTTP.send(
                    request(path, token, headers),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String path, String token, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(60));
        if (headers.length > 0) request.headers(headers);
        return request.build();
    }
}
