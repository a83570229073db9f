package lv.atbilstiba.audit.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.eventstore.EventEnvelope;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.log.LogKeys;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.read.TestTokens;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.ConsistencyProof;
import lv.atbilstiba.platform.tlog.EntryBundle;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;
import lv.atbilstiba.platform.tlog.Tile;
import lv.atbilstiba.platform.tlog.TiledTree;
import lv.atbilstiba.platform.tlog.TlogProof;
import lv.atbilstiba.platform.tlog.VerifierKey;
import lv.atbilstiba.queryside.QuerySideApplication;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The log as a client of transparency logs meets it: over HTTP, trusting nothing but the key. */
@SpringBootTest(
        classes = {QuerySideApplication.class, TestTokens.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=query-side",
            "atbilstiba.log.create-key=true",
            "atbilstiba.log.sign-every=50ms",
            "atbilstiba.log.compare-every=0s"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifiableLogIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path FOLDER = folder();
    private static final int EVENTS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.properties(registry::add);
        registry.add("atbilstiba.log.key-folder", () -> FOLDER.resolve("keys"));
        registry.add("atbilstiba.log.archives", () -> FOLDER.resolve("archive").toUri());
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final int port;
    private final EventLog events;
    private final LogStore store;

    VerifiableLogIT(
            @LocalServerPort int port, @Autowired EventLog events, @Autowired LogStore store) {
        this.port = port;
        this.events = events;
        this.store = store;
    }

    @BeforeAll
    void record() throws SQLException {
        try (var connection = DATABASE.dataSource().getConnection();
                var burn =
                        connection.prepareStatement("SELECT nextval('eventstore.global_index')");
                var insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO eventstore.domain_event (
                                    sequence_number, time_stamp, event_identifier,
                                    aggregate_identifier, type, payload_type, payload_revision,
                                    payload, metadata)
                                VALUES (?, now(), gen_random_uuid(), 'service-01930000-0000-7000-8000-000000000001', 'Test',
                                    'lv.atbilstiba.service.api.event.ServiceAnnulled', '1', ?,
                                    '{"actor":"client-test"}')
                                """)) {
            for (var i = 0; i < EVENTS; i++) {
                if (i % 7 == 0) burn.execute(); // positions have holes, the log has none
                insert.setInt(1, i);
                insert.setBytes(2, payload(i).getBytes(StandardCharsets.UTF_8));
                insert.executeUpdate();
            }
        }
        assertThat(events.await(EVENTS, PATIENCE)).isTrue();
        signed(EVENTS);
    }

    /** With what canonical JSON has to escape, and what it must not. */
    private static String payload(int number) {
        return """
        {"service":"01930000-0000-7000-8000-000000000001","owner":"90000000002",\
        "basis":"rīkojums \\"%d\\" \\\\ €"}\
        """
                .formatted(number);
    }

    /** Waits until so many entries are signed. */
    private void signed(long size) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (store.newest(1).filter(it -> it.size() >= size).isEmpty()) {
            assertThat(System.nanoTime()).as("%s entries are signed in time", size).isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void the_checkpoint_is_signed_by_the_published_key_and_has_every_event() {
        var note = note();
        assertThat(key().verifies(note)).isTrue();
        var checkpoint = Checkpoint.of(note);
        assertThat(checkpoint.origin()).isEqualTo("atbilstiba.lv/register");
        assertThat(checkpoint.size()).isEqualTo(EVENTS);
        assertThat(new TiledTree(this::tile, EVENTS).root()).isEqualTo(checkpoint.root());
    }

    @Test
    void the_entries_are_the_rows_and_hash_to_the_leaves() {
        var tree = new TiledTree(this::tile, EVENTS);
        var stored = events.after(0, EVENTS);
        for (var index = 0; index < EVENTS; index += Tile.WIDTH) {
            var bundle = Tile.of(Tile.ENTRIES, index / Tile.WIDTH, EVENTS).orElseThrow();
            var entries = EntryBundle.read(get("log/tile/" + bundle.path(), "auditor").body());
            assertThat(entries).hasSize(bundle.width());
            for (var i = 0; i < entries.size(); i++) {
                assertThat(Hash.ofLeaf(entries.get(i))).isEqualTo(tree.leaf(index + i));
                var event = EventEnvelope.parse(entries.get(i));
                assertThat(event).isEqualTo(stored.get(index + i));
                assertThat(event.payload()).isEqualTo(stored.get(index + i).payload());
            }
        }
    }

    @Test
    void an_event_is_proved_by_its_position_and_no_other_is() {
        for (var event : events.after(0, EVENTS).subList(250, 260)) {
            var answer = get("events/" + event.position() + "/proof", "auditor");
            var proof = TlogProof.parse(new String(answer.body(), StandardCharsets.UTF_8));
            assertThat(proof.shows(EventEnvelope.of(event), key())).isTrue();
            assertThat(proof.shows("{}".getBytes(StandardCharsets.UTF_8), key())).isFalse();
            assertThat(answer.body()).hasSizeLessThan(32 * 10 * 4 / 3 + 400);
        }
        assertThat(get("events/1/proof", "auditor").statusCode()).as("a hole").isEqualTo(404);
        assertThat(get("events/999999/proof", "auditor").statusCode()).isEqualTo(404);
        assertThat(get("events/2/proof", null).statusCode()).isEqualTo(401);
    }

    @Test
    void every_checkpoint_that_was_signed_is_extended_by_the_newest() {
        var checkpoints = json("log/checkpoints").get("items").valueStream().toList();
        assertThat(checkpoints).isNotEmpty();
        var newest = Checkpoint.of(note());
        for (var older : checkpoints) {
            var checkpoint = Checkpoint.of(SignedNote.parse(older.get("note").asString()));
            if (checkpoint.size() == 0) continue;
            var answer = json("log/consistency?from=" + checkpoint.size() + "&to=" + EVENTS);
            var path =
                    answer.get("hashes")
                            .valueStream()
                            .map(it -> Hash.parse(it.asString()))
                            .toList();
            assertThat(
                            new ConsistencyProof(checkpoint.size(), EVENTS, path)
                                    .shows(checkpoint.root(), newest.root()))
                    .isTrue();
        }
    }

    @Test
    void a_checkpoint_is_kept_outside_of_the_database() throws IOException {
        var latest = Files.readString(FOLDER.resolve("archive/1/latest.checkpoint"));
        assertThat(Checkpoint.of(SignedNote.parse(latest)).size()).isPositive();
    }

    @Test
    void what_is_not_signed_or_not_for_everybody_is_not_given() {
        assertThat(get("log/tile/0/099", null).statusCode()).isEqualTo(404);
        assertThat(get("log/tile/0/003.p/255", null).statusCode()).isEqualTo(404);
        assertThat(get("log/tile/0/x", null).statusCode()).isEqualTo(404);
        assertThat(get("log/tile/entries/000", null).statusCode()).isEqualTo(401);
        assertThat(get("log/tile/entries/000", "portfolio-manager-of-90000000002").statusCode())
                .isEqualTo(403);
        assertThat(get("log/consistency?from=0&to=2", null).statusCode()).isEqualTo(400);
        assertThat(get("log/consistency?from=2&to=100000", null).statusCode()).isEqualTo(400);
    }

    @Test
    void whoever_asks_is_told_whether_the_history_is_what_was_published() throws IOException {
        assertThat(json("log/history").get("state").asString()).isEqualTo("WHOLE");
        assertThat(get("log/history", null).headers().firstValue("History-State")).isEmpty();

        var latest = FOLDER.resolve("archive/1/latest.checkpoint");
        var kept = Files.readString(latest);
        var text = new Checkpoint("atbilstiba.lv/register", EVENTS + 9, Hash.OF_NOTHING).text();
        var stranger =
                SignerKey.generate("atbilstiba.lv/register", KeyType.LOG, new SecureRandom());
        var forged = new SignedNote(text, List.of(stranger.sign(text, Instant.EPOCH)));
        var key = LogKeys.in(FOLDER.resolve("keys")).getFirst();
        var more = new SignedNote(text, List.of(key.sign(text, Instant.EPOCH)));
        try {
            Files.writeString(latest, forged.toString());
            assertThat(json("log/history").get("state").asString())
                    .as("what somebody else wrote there")
                    .isEqualTo("UNKNOWN");
            Files.writeString(latest, more.toString());
            var history = json("log/history");
            assertThat(history.get("state").asString()).isEqualTo("BEHIND");
            assertThat(history.at("/published/size").asLong()).isEqualTo(EVENTS + 9);
            assertThat(history.at("/found/events").asLong()).isEqualTo(EVENTS);
            var read = get("events?limit=1", "auditor");
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.headers().firstValue("History-State")).contains("BEHIND");
        } finally {
            Files.writeString(latest, kept);
        }
    }

    private SignedNote note() {
        return SignedNote.parse(
                new String(get("log/checkpoint", null).body(), StandardCharsets.UTF_8));
    }

    private VerifierKey key() {
        var keys = new String(get("log/keys", null).body(), StandardCharsets.UTF_8);
        return VerifierKey.parse(keys.lines().findFirst().orElseThrow());
    }

    private byte[] tile(Tile tile) {
        var answer = get("log/tile/" + tile.path(), null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                .contains("immutable");
        return answer.body();
    }

    private JsonNode json(String path) {
        var answer = get(path, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<byte[]> get(String path, @org.jspecify.annotations.Nullable String token) {
        var request =
                HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/audit/" + path));
        if (token != null) request.header("Authorization", "Bearer " + token);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
