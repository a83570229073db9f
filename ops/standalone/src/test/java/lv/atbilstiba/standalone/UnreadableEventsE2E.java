package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.ops.audittool.AuditTool;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * No event of one institution stops a view of another. An older release recorded nonsense of
 * hundreds of things, every type of event with each of its fields missing, empty or extreme; of
 * others, live views, rebuilds, replays, histories, packages and the audit tool go on, and whose
 * answers may be old is told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // filled before the first test
final class UnreadableEventsE2E {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACTOR = "{\"actor\":\"client-x\"}";
    private static final String INSTITUTION = "00000000701";
    private static final String INSERT =
            """
            INSERT INTO eventstore.domain_event (
                sequence_number, time_stamp, event_identifier, aggregate_identifier, type,
                payload_type, payload_revision, payload, metadata)
            VALUES (?, now(), ?, ?, ?, ?, ?, ?, ?)
            """;

    @TempDir private static Path folder;
    private Running register;
    private String auditor;
    private String lead;
    private String service;

    /** What nonsense was recorded of, and one of the things for each type of event. */
    private final TreeSet<String> strange = new TreeSet<>();

    private final Map<String, String> oneOfEach = new TreeMap<>();
    private final Map<String, Long> next = new HashMap<>();
    private int number = 800;

    @BeforeAll
    void an_older_release_recorded_nonsense() throws Exception {
        register =
                Running.on(
                        folder.resolve("data"),
                        "default",
                        "--atbilstiba.projection.letter-limit=1000000");
        auditor = register.token("auditor");
        lead = register.token("state-lead");
        done(
                "POST",
                "/api/institutions",
                """
                {"registrationNumber": "%s", "name": {"lv": "Laba iestāde"}, "kind": "OTHER"}
                """
                        .formatted(INSTITUTION));
        service = registerService("Labs pakalpojums");
        await(() -> eventsOfThePolicy() > 0); // the register opens by itself
        next.put("policy-state", eventsOfThePolicy());
        try (var connection = register.database().getConnection()) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(INSERT)) {
                for (var variant : EventVariants.all()) record(insert, variant, ACTOR);
                for (var example : EventVariants.examples())
                    for (var metadata : EventVariants.METADATA) record(insert, example, metadata);
                insert.executeBatch();
            }
            connection.commit();
        }
        assertThat(strange).hasSizeGreaterThan(500);
    }

    private long eventsOfThePolicy() throws SQLException {
        try (var connection = register.database().getConnection();
                var statement = connection.createStatement();
                var count =
                        statement.executeQuery(
                                "SELECT count(*) FROM eventstore.domain_event WHERE"
                                        + " aggregate_identifier = 'policy-state'")) {
            count.next();
            return count.getLong(1);
        }
    }

    @AfterAll
    void it_stops() {
        register.close();
    }

    /** A registration, the variant, and something afterwards: each of a thing of its own. */
    private void record(PreparedStatement insert, EventVariants.Variant variant, String metadata)
            throws SQLException {
        var type = variant.simpleType();
        var capability = variant.type().split("\\.")[2];
        if (capability.equals("history")) return; // of it there is one stream, which stays whole
        if (capability.equals("policy")) {
            // of it there is one stream in all the register
            add(insert, "policy-state", variant, metadata);
            return;
        }
        var home = home(variant.type());
        var id = home.equals("institution") ? "%011d".formatted(++number) : UUID.randomUUID() + "";
        var field = home.equals("staff") ? "person" : home;
        var aggregate = home + "-" + id;
        strange.add(aggregate);
        oneOfEach.putIfAbsent(type, aggregate);
        var registration =
                switch (home) {
                    case "institution" -> "InstitutionRegistered";
                    case "staff" -> "StaffMemberRegistered";
                    default -> "ServiceRegistered";
                };
        var later =
                switch (home) {
                    case "institution" -> "InstitutionChanged";
                    case "staff" -> "StaffMemberChanged";
                    default -> "LifecycleStageEntered";
                };
        if (!type.equals(registration))
            add(insert, aggregate, EventVariants.example(registration).of(field, id), ACTOR);
        add(insert, aggregate, variant.of(field, id), metadata);
        add(insert, aggregate, EventVariants.example(later).of(field, id), ACTOR);
    }

    private static String home(String type) {
        var capability = type.split("\\.")[2];
        return capability.equals("institution") || capability.equals("staff")
                ? capability
                : "service";
    }

    private void add(
            PreparedStatement insert,
            String aggregate,
            EventVariants.Variant event,
            String metadata)
            throws SQLException {
        insert.setLong(1, next.merge(aggregate, 1L, Long::sum) - 1);
        insert.setObject(2, UUID.randomUUID());
        insert.setString(3, aggregate);
        insert.setString(4, "Older");
        insert.setString(5, event.type());
        insert.setString(6, event.revision());
        insert.setBytes(7, JSON.writeValueAsBytes(event.payload()));
        insert.setBytes(8, metadata.getBytes(StandardCharsets.UTF_8));
        insert.addBatch();
    }

    @Test
    @Order(1)
    void what_is_written_of_others_goes_through_and_every_view_shows_it() throws Exception {
        service = registerService("Cits labs pakalpojums");
        long position =
                done(
                                "PUT",
                                "/api/services/" + service + "/lifecycle-stage",
                                "{\"stage\": \"DELIVERY_OR_USE\"}")
                        .path("position")
                        .asLong();
        everyViewComesTo(position);
        var found = read("/api/services?text=cits+labs");
        assertThat(found.path("items")).hasSize(1);
        var findings = read("/api/compliance/services/" + service).path("findings");
        assertThat(findings.size()).isGreaterThan(10);
        var institution = read("/api/compliance/institutions/" + INSTITUTION);
        assertThat(institution.at("/counts/SERVICE/subjects").asInt()).isEqualTo(2);
        assertThat(read("/api/institutions?text=laba").path("items")).isNotEmpty();
        assertThat(read("/api/audit/subjects/service/" + service + "/history").path("items"))
                .hasSize(2);
    }

    @Test
    @Order(2)
    void what_may_be_old_is_told() throws Exception {
        var letters =
                register.read("/api/operations/dead-letters", register.token("operations"))
                        .path("items");
        assertThat(letters).isNotEmpty();
        assertThat(
                        letters.valueStream()
                                .map(letter -> letter.path("cause").asString())
                                .distinct()
                                .toList())
                .isSubsetOf(
                        "its content cannot be read", "an earlier event of the subject is here");
        var state = register.get("/api/compliance/state", auditor);
        assertThat(state.statusCode()).isEqualTo(200);
        assertThat(state.headers().firstValueAsLong("Stale-Subjects").orElse(0)).isGreaterThan(100);
        var stale =
                JSON.readTree(state.body())
                        .at("/known/stale")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
        assertThat(stale).hasSizeGreaterThan(100).contains("policy-state");
        assertThat(strange)
                .containsAll(stale.stream().filter(it -> !it.startsWith("pol")).toList());
    }

    @Test
    @Order(3)
    void each_of_them_has_its_history_and_answers_what_is_known_of_it() throws Exception {
        var wrong = new ArrayList<String>();
        for (var subject : strange) {
            var parts = subject.split("-", 2);
            var history =
                    register.get(
                            "/api/audit/subjects/" + parts[0] + "/" + parts[1] + "/history",
                            auditor);
            if (history.statusCode() != 200) wrong.add(subject + " history " + history.body());
        }
        for (var subject : oneOfEach.values()) {
            var parts = subject.split("-", 2);
            var things =
                    switch (parts[0]) {
                        case "institution" ->
                                List.of("/api/institutions/", "/api/compliance/institutions/");
                        case "staff" -> List.of("/api/staff/");
                        default -> List.of("/api/services/", "/api/compliance/services/");
                    };
            for (var thing : things) {
                var answer = register.get(thing + parts[1], auditor);
                if (answer.statusCode() != 200 && answer.statusCode() != 404)
                    wrong.add(thing + parts[1] + " " + answer.statusCode());
                var then = register.get(thing + parts[1] + "?asOf=2", auditor);
                if (then.statusCode() != 404) wrong.add(thing + " as of 2 " + then.statusCode());
            }
            if (parts[0].equals("service")) {
                var effective =
                        register.get(
                                "/api/compliance/services/"
                                        + parts[1]
                                        + "?effectiveAt=2026-06-01T00:00:00Z",
                                auditor);
                if (effective.statusCode() != 200 && effective.statusCode() != 404)
                    wrong.add(parts[1] + " effective " + effective.body());
            }
        }
        assertThat(wrong).isEmpty();
        for (var path :
                List.of(
                        "/api/policy/parameters",
                        "/api/compliance/findings?limit=500",
                        "/api/compliance/state",
                        "/api/services?limit=1000",
                        "/api/institutions?limit=1000",
                        "/api/catalogue/services",
                        "/api/audit/events?limit=1000",
                        "/api/audit/changes?from=1"))
            assertThat(register.get(path, auditor).statusCode()).as(path).isEqualTo(200);
    }

    @Test
    @Order(4)
    void of_what_cannot_be_read_nothing_is_decided_and_nothing_fails() throws Exception {
        var refused = 0;
        for (var each : oneOfEach.entrySet()) {
            var parts = each.getValue().split("-", 2);
            var answer =
                    switch (parts[0]) {
                        case "institution" ->
                                register.send(
                                        "PUT",
                                        "/api/institutions/" + parts[1],
                                        lead,
                                        "{\"name\": {\"lv\": \"Cita\"}, \"kind\": \"OTHER\"}");
                        case "staff" -> null;
                        default ->
                                register.send(
                                        "PUT",
                                        "/api/services/" + parts[1] + "/lifecycle-stage",
                                        lead,
                                        "{\"stage\": \"LIQUIDATION\"}");
                    };
            if (answer == null) continue;
            assertThat(answer.statusCode()).as(each + " " + answer.body()).isLessThan(500);
            if (answer.body().contains("/problems/write/subject-unreadable")) refused++;
        }
        assertThat(refused).isGreaterThan(10);
    }

    @Test
    @Order(5)
    void all_views_are_made_anew_and_an_auditors_replay_finds_them_equal() throws Exception {
        var operations = register.token("operations");
        var begun = register.post("/api/operations/projections/all/rebuilds", operations, "");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        await(() ->
                register.read("/api/operations/projections/all/rebuilds", operations)
                        .path("items")
                        .valueStream()
                        .noneMatch(it -> it.path("state").asString().equals("RUNNING")));
        assertThat(
                        register.read("/api/operations/projections/all/rebuilds", operations)
                                .path("items")
                                .valueStream()
                                .map(it -> it.path("state").asString())
                                .distinct()
                                .toList())
                .containsExactly("DONE");
        var replay = register.post("/api/audit/replays", auditor, "{}");
        assertThat(replay.statusCode()).as(replay.body()).isEqualTo(202);
        var at = replay.headers().firstValue("Location").orElseThrow();
        await(() -> !read(at).path("state").asString().equals("RUNNING"));
        assertThat(read(at).path("state").asString()).as(read(at).toString()).isEqualTo("EQUAL");
        assertThat(read("/api/compliance/services/" + service).path("findings").size())
                .isGreaterThan(10);
    }

    @Test
    @Order(6)
    void the_audit_tool_says_so_and_goes_on_judging_the_others() throws Exception {
        var keys = folder.resolve("register.vkeys");
        Files.writeString(keys, register.get("/api/audit/log/keys").body());
        var file = folder.resolve("all.ndjson");
        var taken = register.get("/api/audit/package", auditor);
        assertThat(taken.statusCode()).isEqualTo(200);
        Files.writeString(file, taken.body());
        var said = new ByteArrayOutputStream();
        var nobody =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var code =
                new AuditTool(new PrintStream(said, true, StandardCharsets.UTF_8), nobody)
                        .run("verify", file.toString(), "--key", keys.toString(), "--lang", "en");
        var report = said.toString(StandardCharsets.UTF_8);
        assertThat(report)
                .contains("AS FAR AS IT CAN BE READ")
                .contains("cannot be read; nothing that was recorded of it later was judged");
        assertThat(report.lines().filter(line -> line.startsWith("- "))).isEmpty();
        assertThat(code).as("it cannot tell of all").isEqualTo(2);
    }

    private void everyViewComesTo(long position) throws Exception {
        var operations = register.token("operations");
        await(() ->
                register.read("/api/operations/projections", operations)
                        .path("items")
                        .valueStream()
                        .allMatch(it -> it.path("position").asLong() >= position));
        for (var view : register.read("/api/operations/projections", operations).path("items"))
            assertThat(view.path("stoppedBecause").asString("")).as(view.toString()).isEmpty();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private String registerService(String name) throws Exception {
        return done(
                        "POST",
                        "/api/services",
                        """
                        {"owner": "%s", "name": {"lv": "%s"}, "kind": "PUBLIC_INDIVIDUAL_BENEFIT",
                         "audiences": ["RESIDENT"], "deliveryForms": ["E"], "stage": "INTRODUCTION_OR_ADAPTATION"}
                        """
                                .formatted(INSTITUTION, name))
                .path("id")
                .asString();
    }

    private JsonNode done(String method, String path, String body) throws Exception {
        var answer = register.send(method, path, lead, body);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }

    private JsonNode read(String path) throws Exception {
        return register.read(path, auditor);
    }
}
