package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.commandside.CommandSideApplication;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.log.CheckpointArchive;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A database that lacks what was published of it takes no writes, from nobody. */
class BrokenHistoryIT {
    private static final String NOT_WHAT_WAS_PUBLISHED = "/problems/history/not-what-was-published";

    private static final SignerKey KEY =
            SignerKey.generate("test.example/log", KeyType.LOG, new SecureRandom());

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final Path folder;
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

    BrokenHistoryIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        nodes.forEach(ConfigurableApplicationContext::close);
        database.close();
    }

    @Test
    void behind_its_newest_kept_checkpoint_it_refuses_and_says_so() {
        var archive = CheckpointArchive.at(folder.resolve("archive").toUri());
        var register = node("file:" + folder.resolve("archive") + "/");
        assertThat(register(register, OverHttp.newNumber()).status()).isEqualTo(201);

        archive.keep(1, checkpointOf(300));
        var before = events();
        var refused = register(register, OverHttp.newNumber());
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.type()).isEqualTo(NOT_WHAT_WAS_PUBLISHED);
        assertThat(refused.header("Retry-After")).isEqualTo("600");
        var line =
                register.with("Content-Type", "application/x-ndjson")
                        .post(
                                "/api/submissions",
                                "{\"method\": \"POST\", \"path\": \"/api/institutions\", \"body\":"
                                        + " "
                                        + OverHttp.ministry(OverHttp.newNumber(), "Labklājība")
                                                .replace("\n", " ")
                                        + "}");
        assertThat(line.type()).as(line.http().body()).isEqualTo(NOT_WHAT_WAS_PUBLISHED);
        assertThat(events()).isEqualTo(before);

        var health =
                register.as(Tokens.of("operations", "operations", null))
                        .get("/actuator/health")
                        .json();
        assertThat(health.at("/components/history/status").asString()).isEqualTo("DOWN");
        assertThat(health.at("/components/history/details/published").asLong()).isEqualTo(300);
        // it reads on
        assertThat(register.get(NOT_WHAT_WAS_PUBLISHED).status()).isEqualTo(200);
        assertThat(register.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void before_any_archive_was_asked_it_refuses_and_says_so() {
        // nobody listens there
        var register = node("http://localhost:1/archive");
        var refused = register(register, OverHttp.newNumber());
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.type()).isEqualTo("/problems/history/not-compared");
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(events()).isZero();
    }

    @Test
    void what_somebody_put_into_the_archive_stops_nobody() {
        var archive = CheckpointArchive.at(folder.resolve("archive").toUri());
        var register = node("file:" + folder.resolve("archive") + "/");
        assertThat(register(register, OverHttp.newNumber()).status()).isEqualTo(201);
        var stranger = SignerKey.generate("test.example/log", KeyType.LOG, new SecureRandom());
        archive.keep(1, checkpointOf(300, stranger));
        assertThat(register(register, OverHttp.newNumber()).status()).isEqualTo(201);
    }

    @Test
    void a_key_that_signed_is_revoked_by_operations_and_no_other_is() {
        var register = node("");
        jdbc.sql("INSERT INTO log.verifier_key (vkey, signed_since) VALUES (?, now())")
                .param(KEY.verifier().toString())
                .update();
        var path = "/api/operations/log-key-revocations";
        var body = "{\"key\": \"%s\", \"from\": \"%s\", \"reason\": \"Nozagta\"}";
        var right = body.formatted(KEY.verifier(), "2026-01-05");
        assertThat(register.post(path, right).status()).as("the state lead").isEqualTo(403);
        var operations = register.as(Tokens.of("operations", "operations", null));
        var unknown = SignerKey.generate("test.example/log", KeyType.LOG, new SecureRandom());
        assertThat(operations.post(path, body.formatted(unknown.verifier(), "2026-01-05")).type())
                .isEqualTo("/problems/history/key-unknown");
        assertThat(operations.post(path, body.formatted(KEY.verifier(), "2199-01-01")).type())
                .isEqualTo("/problems/history/revoked-ahead");
        assertThat(events()).isZero();
        assertThat(operations.post(path, right).status()).isEqualTo(201);
        operations.post(path, right);
        assertThat(events()).as("it is so already").isOne();
    }

    private Register node(String archive) {
        var settings = new ArrayList<String>();
        database.properties((name, value) -> settings.add("--" + name + "=" + value.get()));
        settings.add("--spring.config.name=command-side");
        settings.add("--server.port=0");
        settings.add("--atbilstiba.vault.master-key-file=" + folder.resolve("master.json"));
        settings.add("--atbilstiba.vault.create-master-key=true");
        settings.add("--atbilstiba.log.archives=" + archive);
        settings.add("--atbilstiba.log.origin=test.example/log");
        settings.add("--atbilstiba.log.trusted-keys=" + KEY.verifier());
        settings.add("--atbilstiba.log.compare-every=0s");
        var node =
                new SpringApplicationBuilder(CommandSideApplication.class, Tokens.class)
                        .run(settings.toArray(String[]::new));
        nodes.add(node);
        var port = node.getEnvironment().getRequiredProperty("local.server.port");
        return new Register(Integer.parseInt(port), Tokens.stateLead());
    }

    private static Register.Answer register(Register register, String number) {
        return register.post("/api/institutions", OverHttp.ministry(number, "Labklājība"));
    }

    private long events() {
        return jdbc.sql("SELECT count(*) FROM eventstore.domain_event").query(Long.class).single();
    }

    private static SignedNote checkpointOf(long size) {
        return checkpointOf(size, KEY);
    }

    private static SignedNote checkpointOf(long size, SignerKey key) {
        var text =
                new Checkpoint("test.example/log", size, Hash.ofLeaf(new byte[] {1}), List.of())
                        .text();
        return new SignedNote(text, List.of(key.sign(text, Instant.EPOCH)));
    }
}
