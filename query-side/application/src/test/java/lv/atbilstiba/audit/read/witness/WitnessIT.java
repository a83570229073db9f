package lv.atbilstiba.audit.read.witness;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.read.TestTokens;
import lv.atbilstiba.platform.tlog.AddCheckpoint;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.GrowingTree;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;
import lv.atbilstiba.platform.tlog.TiledTree;
import lv.atbilstiba.platform.tlog.VerifierKey;
import lv.atbilstiba.queryside.QuerySideApplication;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The register as a witness, as logs meet it: over HTTP, by the specification. */
@SpringBootTest(
        classes = {QuerySideApplication.class, TestTokens.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=query-side",
            "atbilstiba.witness.create-key=true",
            "atbilstiba.witness.name=ministry.example/witness"
        })
class WitnessIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Log AGENCY = new Log("agency.example/register", "a");
    private static final Log RACING = new Log("racing.example/register", "a");
    private static final Log STRANGER = new Log("stranger.example/register", "a");

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        DATABASE.properties(registry::add);
        var keys = Files.createTempDirectory("witness");
        registry.add("atbilstiba.witness.key-folder", () -> keys);
        var known = List.of(AGENCY, RACING);
        for (var i = 0; i < known.size(); i++) {
            var log = known.get(i);
            registry.add("atbilstiba.witness.logs[" + i + "].origin", log::origin);
            registry.add(
                    "atbilstiba.witness.logs[" + i + "].keys",
                    () -> log.key().verifier().toString());
        }
    }

    /** A log that can show two faces. */
    private record Log(String origin, SignerKey key, String face) {
        Log(String origin, String face) {
            this(origin, SignerKey.generate(origin, KeyType.LOG, RANDOM), face);
        }

        /** Signed by the same key, with other entries from the tenth on. */
        Log forked() {
            return new Log(origin, key, "b");
        }

        Log signedBy(SignerKey other) {
            return new Log(origin, other, face);
        }

        private TiledTree tree(int size) {
            var tree = new GrowingTree();
            for (var i = 0; i < size; i++)
                tree.append(
                        Hash.ofLeaf(((i < 9 ? "" : face) + i).getBytes(StandardCharsets.UTF_8)));
            var tiles = new HashMap<String, byte[]>();
            for (var changed : tree.changedTiles())
                tiles.put(changed.tile().full().path(), changed.hashes());
            return new TiledTree(tile -> tiles.getOrDefault(tile.full().path(), new byte[0]), size);
        }

        SignedNote checkpoint(int size) {
            var text =
                    new Checkpoint(origin, size, tree(size).root(), List.of("position 7")).text();
            return new SignedNote(text, List.of(key.sign(text, Instant.EPOCH)));
        }

        String asks(int old, int size) {
            var path =
                    old == 0 || old > size ? List.<Hash>of() : tree(size).consistency(old).path();
            return new AddCheckpoint(old, path, checkpoint(size)).toString();
        }
    }

    @Test
    void it_cosigns_what_extends_what_it_cosigned_and_nothing_else() throws Exception {
        var key = VerifierKey.parse(get("keys").body().strip());
        assertThat(key.name()).isEqualTo("ministry.example/witness");

        var first = add(AGENCY.asks(0, 10));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        cosigned(key, AGENCY.checkpoint(10), first);

        var forgetful = add(AGENCY.asks(0, 25));
        assertThat(forgetful.statusCode()).isEqualTo(409);
        assertThat(forgetful.body()).isEqualTo("10\n");
        assertThat(forgetful.headers().firstValue("Content-Type")).contains("text/x.tlog.size");

        var grown = add(AGENCY.asks(10, 25));
        assertThat(grown.statusCode()).isEqualTo(200);
        cosigned(key, AGENCY.checkpoint(25), grown);

        assertThat(add(AGENCY.asks(25, 25)).statusCode()).as("once more").isEqualTo(200);
        var face = add(AGENCY.forked().asks(25, 25));
        assertThat(face.statusCode()).as("another root of the same size").isEqualTo(409);
        assertThat(face.body()).isEqualTo("25\n");
        assertThat(add(AGENCY.forked().asks(25, 30)).statusCode()).isEqualTo(422);
        var without = new AddCheckpoint(25, List.of(), AGENCY.checkpoint(30)).toString();
        assertThat(add(without).statusCode()).isEqualTo(422);
        assertThat(add(AGENCY.asks(10, 30)).statusCode()).as("an old size").isEqualTo(409);
        assertThat(add(AGENCY.asks(25, 24)).statusCode()).as("backwards").isEqualTo(400);
        assertThat(add(AGENCY.asks(25, 26)).statusCode()).as("it goes on").isEqualTo(200);
    }

    @Test
    void it_cosigns_for_no_stranger_and_understands_nothing_else() throws Exception {
        assertThat(add(STRANGER.asks(0, 5)).statusCode()).isEqualTo(404);
        var forged = AGENCY.signedBy(STRANGER.key()).asks(0, 5);
        assertThat(add(forged).statusCode()).isEqualTo(403);
        for (var nonsense :
                List.of("", "old 1", "old 01\n\n" + AGENCY.checkpoint(5), "old 0\n\nx\n\n— a b\n"))
            assertThat(add(nonsense).statusCode()).as(nonsense).isEqualTo(400);
        assertThat(add("old 0\n" + "x".repeat(65_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void nobody_sends_it_more_than_a_checkpoint_needs() throws Exception {
        var long70 = "old 0\n" + "x".repeat(70_000);
        assertThat(add(long70).statusCode()).isEqualTo(413);
        var unsaid =
                HTTP.send(
                        at("add-checkpoint")
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(() ->
                                                new ByteArrayInputStream(
                                                        long70.getBytes(StandardCharsets.UTF_8))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(unsaid.statusCode()).as("without its length").isEqualTo(413);
        assertThat(add(STRANGER.asks(0, 10)).statusCode()).isEqualTo(404);
    }

    @Test
    void however_many_ask_at_once_it_never_cosigns_two_histories() throws Exception {
        var answers = new ConcurrentLinkedQueue<SignedNote>();
        var together = new CyclicBarrier(8);
        try (var askers = Executors.newFixedThreadPool(8)) {
            var asked = new java.util.ArrayList<Future<?>>();
            for (var i = 0; i < 8; i++) {
                var log = i % 2 == 0 ? RACING : RACING.forked();
                var step = i + 1;
                asked.add(
                        askers.submit(() -> {
                            together.await();
                            var old = 0;
                            for (var size = 10; size < 60; size += step) {
                                var answer = add(log.asks(Math.min(old, size), size));
                                if (answer.statusCode() == 200) {
                                    answers.add(log.checkpoint(size));
                                    old = size;
                                } else if (answer.statusCode() == 409) {
                                    old = Integer.parseInt(answer.body().strip());
                                }
                            }
                            return null;
                        }));
            }
            for (var each : asked) each.get();
        }
        assertThat(answers).isNotEmpty();
        var faces =
                answers.stream()
                        .map(Checkpoint::of)
                        .map(it ->
                                it.root().equals(RACING.tree((int) it.size()).root()) ? "a" : "b")
                        .distinct();
        assertThat(faces).as("one face of the log was cosigned").hasSize(1);
    }

    private static void cosigned(
            VerifierKey key, SignedNote checkpoint, HttpResponse<String> answer) {
        var note = SignedNote.parse(checkpoint + answer.body());
        assertThat(key.cosignedAt(note)).isPresent();
    }

    private HttpResponse<String> add(String body) throws IOException, InterruptedException {
        return HTTP.send(
                at("add-checkpoint").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(at(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/api/audit/witness/" + path));
    }
}
