package lv.atbilstiba.audit.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.access.AccessRoot;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.read.TestTokens;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.queryside.QuerySideApplication;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Every way in which history leaves the register is recorded, and signed though nobody writes. */
@SpringBootTest(
        classes = {QuerySideApplication.class, TestTokens.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=query-side",
            "atbilstiba.log.create-key=true",
            "atbilstiba.log.sign-every=20ms",
            "atbilstiba.log.sign-looks-every=50ms"
        })
class LooksIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SERVICE = "service-01930000-0000-7000-8000-000000000001";

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final int port;
    private final LogStore store;

    LooksIT(@LocalServerPort int port, @Autowired LogStore store) {
        this.port = port;
        this.store = store;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        DATABASE.properties(registry::add);
        var keys = Files.createTempDirectory("keys");
        registry.add("atbilstiba.log.key-folder", () -> keys);
    }

    @Test
    void each_is_recorded_once_and_signed_though_nothing_is_written() throws Exception {
        record();
        var first = signedWith(0);
        var looks = 0;
        for (var way : ways()) {
            var before = recorded().size();
            var answer = whenTheViewsAreFilled("GET", way.path(), way.accept());
            assertThat(answer.statusCode()).as("%s: %s", way, answer.body()).isEqualTo(200);
            var now = recorded();
            assertThat(now).as(way.toString()).hasSize(before + 1);
            assertThat(now.getLast()).contains(way.what());
            looks++;
            send("HEAD", way.path(), way.accept());
            assertThat(recorded()).as("HEAD %s gives nothing", way).hasSize(before + 1);
        }
        var after = signedWith(looks);
        assertThat(Checkpoint.of(after).size())
                .as("of the same history")
                .isEqualTo(Checkpoint.of(first).size());
        assertThat(Checkpoint.of(after).root()).isEqualTo(Checkpoint.of(first).root());
        assertThat(store.keys().getFirst().verifies(after)).isTrue();
        var old = verify(first);
        assertThat(old).as("what was signed before fits, too").contains("\"whole\":true");
        assertThat(verify(after)).contains("\"whole\":true", "\"unlinked\":0");
    }

    @Test
    void what_is_refused_or_gives_nothing_is_no_look() throws Exception {
        record();
        whenTheViewsAreFilled("GET", "/api/audit/events?actor=client-test", "application/json");
        var before = recorded().size();
        for (var path :
                List.of(
                        "/api/audit/events?after=1000000000",
                        "/api/audit/subjects/service/01930000-0000-7000-8000-0000000000ff/history",
                        "/api/audit/log/tile/entries/999",
                        "/api/audit/log/checkpoint",
                        "/api/audit/package?subject=service-unknown")) {
            send("GET", path, "application/json");
            assertThat(recorded()).as(path).hasSize(before);
        }
    }

    @Test
    void a_kept_checkpoint_with_many_long_cosignatures_is_compared_with() throws Exception {
        record();
        var kept = signedWith(0);
        for (var i = 0; i < 16; i++)
            kept = kept.with(new SignedNote.Signature("witness" + i, i, new byte[2_420]));
        assertThat(verify(kept)).contains("\"whole\":true");
        var witness = "old 0\n\n" + kept;
        var answer =
                HTTP.send(
                        HttpRequest.newBuilder(uri("/api/audit/witness/add-checkpoint"))
                                .POST(HttpRequest.BodyPublishers.ofString(witness))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("a log that is not witnessed here").isEqualTo(404);
    }

    @Test
    void a_package_waits_for_its_views_before_its_first_byte_or_is_none() throws Exception {
        record();
        signedWith(0);
        assertThat(whenTheViewsAreFilled("GET", "/api/audit/package", "*/*").statusCode())
                .isEqualTo(200);
        try (var holding = DATABASE.dataSource().getConnection();
                var statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            // no view can move on, and, unlike with locked rows, the safe position can
            statement.execute("LOCK TABLE ops.projection_position IN EXCLUSIVE MODE");
            record();
            var signed = signedWith(0);
            var before = recorded().size();
            var refused = send("GET", "/api/audit/package", "*/*");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).doesNotContain(signed.text().lines().toList().getLast());
            assertThat(recorded()).as("nothing was taken away").hasSize(before);
            holding.rollback();
        }
        var taken = whenTheViewsAreFilled("GET", "/api/audit/package", "*/*");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body().lines().toList().getLast()).startsWith("{\"end\"");
    }

    private record Way(String path, String accept, String what) {}

    private static List<Way> ways() {
        var json = "application/json";
        return List.of(
                new Way("/api/audit/events", json, "events"),
                new Way("/api/audit/events?subject=" + SERVICE, json, "events of " + SERVICE),
                new Way("/api/audit/events", "application/cloudevents-batch+json", "events"),
                new Way("/api/audit/events", "application/x-ndjson", "events"),
                new Way("/api/audit/events", "application/cloudevents+json", "events"),
                new Way("/api/audit/log/tile/entries/000.p/1", "*/*", "tile/entries/000.p/1"),
                new Way("/api/audit/package", "*/*", "everything"),
                new Way("/api/audit/changes?from=0", json, "/api/audit/changes?from=0"),
                new Way(
                        "/%61pi/audit/subjects/%73ervice/%3019"
                                + SERVICE.substring("service-019".length())
                                + "/history?limit=%35",
                        json,
                        "/api/audit/subjects/"
                                + SERVICE.replaceFirst("-", "/")
                                + "/history?limit=5"),
                new Way(
                        "/api/audit/subjects/" + SERVICE.replaceFirst("-", "/") + "/history",
                        json,
                        "/api/audit/subjects/service/"),
                new Way("/api/compliance/findings?limit=3", json, "findings?limit=3"),
                new Way("/api/compliance/changes?from=0", json, "/api/compliance/changes"));
    }

    private List<String> recorded() {
        return jdbc
                .sql("SELECT what FROM access.exported ORDER BY id")
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private String verify(SignedNote kept) throws Exception {
        var body = JsonMapper.shared().writeValueAsString(Map.of("checkpoint", kept.toString()));
        var request =
                HttpRequest.newBuilder(uri("/api/audit/log/access"))
                        .header("Authorization", "Bearer auditor")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Waits for the checkpoint that covers every event and at least so many looks. */
    private SignedNote signedWith(long rows) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var newest = store.newest(1).map(it -> it.note());
            if (newest.isPresent()
                    && Checkpoint.of(newest.get()).size() == store.found().events()
                    && AccessRoot.of(Checkpoint.of(newest.get()))
                            .filter(it -> it.rows() >= rows)
                            .isPresent()) return newest.get();
            assertThat(System.nanoTime()).as("it is signed in time").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private void record() {
        jdbc.sql(
                        """
                        INSERT INTO eventstore.domain_event (
                            sequence_number, time_stamp, event_identifier, aggregate_identifier,
                            type, payload_type, payload_revision, payload, metadata)
                        SELECT count(*), now(), gen_random_uuid(),
                                'service-01930000-0000-7000-8000-000000000001', 'Test',
                                'lv.atbilstiba.service.api.event.ServiceAnnulled', '1',
                                '{"service":"01930000-0000-7000-8000-000000000001","owner":"90000000002","basis":"x"}',
                                '{"actor":"client-test"}'
                        FROM eventstore.domain_event
                        """)
                .update();
    }

    private HttpResponse<String> whenTheViewsAreFilled(String method, String path, String accept)
            throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = send(method, path, accept);
            if (answer.statusCode() != 503 || System.nanoTime() > end) return answer;
            LockSupport.parkNanos(20_000_000);
        }
    }

    private HttpResponse<String> send(String method, String path, String accept) throws Exception {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer auditor")
                        .header("Accept", accept)
                        .method(method, HttpRequest.BodyPublishers.noBody());
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
