package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.ops.audittool.AuditTool;
import lv.atbilstiba.platform.log.CoveredPosition;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.SignedNote;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A backup is restored, and what was published after it is lost: the register notices, reads on,
 * and writes again only after an operator has said why, for ever.
 */
final class RolledBackE2E {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REASON = "Diska bojājums; atjaunota rezerves kopija, akts Nr. 7";

    private final Path folder;

    RolledBackE2E(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_restored_backup_is_found_out_declared_and_never_passed_over_in_silence()
            throws Exception {
        Path early;
        Path lost;
        long kept;
        long last;
        try (var register = Running.on(data(), "default")) {
            register(register, "00000000101");
            early = keep(register, "early.checkpoint");
            kept = position(early);
        }
        copy(data().resolve("postgres"), folder.resolve("backup"));
        try (var register = Running.on(data(), "default")) {
            register(register, "00000000102");
            register(register, "00000000103");
            lost = keep(register, "lost.checkpoint");
            last = position(lost);
        }
        FileSystemUtils.deleteRecursively(data().resolve("postgres"));
        copy(folder.resolve("backup"), data().resolve("postgres"));
        try (var register = Running.on(data(), "default")) {
            it_refuses_to_write_and_reads_on(register);
            an_operator_opens_an_epoch(register, kept, last);
            what_is_recorded_next_has_a_position_that_nobody_ever_had(register);
            lost_positions_are_gone(register, kept, last);
            the_history_tells_it(register, kept, last);
            the_audit_tool_tells_it(register, early, lost);
        }
    }

    private void it_refuses_to_write_and_reads_on(Running register) throws Exception {
        var refused = register.send("POST", "/api/institutions", lead(register), body("…104"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(json(refused).path("type").asString())
                .isEqualTo("/problems/history/not-what-was-published");
        var read = register.get("/api/audit/events", register.token("auditor"));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().firstValue("History-State")).contains("BEHIND");
        assertThat(json(register.get("/api/audit/log/history")).path("state").asString())
                .isEqualTo("BEHIND");
    }

    private void an_operator_opens_an_epoch(Running register, long kept, long last)
            throws Exception {
        var epochs = "/api/operations/history-epochs";
        var why = JSON.writeValueAsString(java.util.Map.of("reason", REASON));
        assertThat(register.post(epochs, lead(register), why).statusCode()).isEqualTo(403);
        assertThat(register.post(epochs, operations(register), "{}").statusCode()).isEqualTo(422);
        var opened = register.post(epochs, operations(register), why);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(opened.headers().firstValue("Location")).contains("/api/audit/log/epochs/2");
        assertThat(json(opened).path("position").asLong()).isGreaterThan(last);
        var again = register.post(epochs, operations(register), why);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).path("type").asString())
                .isEqualTo("/problems/history/nothing-was-lost");
        var epoch = json(register.get("/api/audit/log/epochs/2"));
        assertThat(epoch.path("keptPosition").asLong()).isEqualTo(kept);
        assertThat(epoch.at("/loss/kind").asString()).isEqualTo("BEHIND");
        assertThat(epoch.at("/loss/publishedPosition").asLong()).isEqualTo(last);
        assertThat(epoch.path("reason").asString()).isEqualTo(REASON);
    }

    private void what_is_recorded_next_has_a_position_that_nobody_ever_had(Running register)
            throws Exception {
        var position = register(register, "00000000104");
        assertThat(position).isGreaterThan(1_000_000_000L);
        var read =
                register.get(
                        "/api/institutions/00000000104",
                        register.token("auditor"),
                        "Wait-For-Position",
                        position + ";wait=10");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().firstValue("History-State")).isEmpty();
    }

    private void lost_positions_are_gone(Running register, long kept, long last) throws Exception {
        var auditor = register.token("auditor");
        for (var path :
                new String[] {
                    "/api/audit/events?after=" + last,
                    "/api/institutions?asOf=" + last,
                    "/api/audit/events/" + last + "/proof",
                    "/api/audit/package?after=" + last
                }) {
            var gone = register.get(path, auditor, "Accept-Language", "en");
            assertThat(gone.statusCode()).as(path + gone.body()).isEqualTo(410);
            var problem = json(gone);
            assertThat(problem.path("type").asString())
                    .isEqualTo("/problems/history/position-lost");
            assertThat(problem.path("keptPosition").asLong()).isEqualTo(kept);
            assertThat(problem.path("epoch").asInt()).isEqualTo(2);
            assertThat(problem.path("detail").asString()).contains("read on from " + kept, REASON);
        }
        var waiting =
                register.get(
                        "/api/institutions", auditor, "Wait-For-Position", Long.toString(last));
        assertThat(waiting.statusCode()).isEqualTo(410);
        assertThat(json(waiting).path("title").asString()).isEqualTo("Šī pozīcija ir zudusi");
        // who had come no further than what was kept goes on as if nothing had happened
        var next = json(register.get("/api/audit/events?after=" + kept, auditor)).path("items");
        assertThat(next.valueStream().map(it -> it.path("type").asString()))
                .startsWith("HistoryEpochOpened");
        assertThat(register.get("/api/institutions?asOf=" + kept, auditor).statusCode())
                .isEqualTo(200);
    }

    private void the_history_tells_it(Running register, long kept, long last) throws Exception {
        var auditor = register.token("auditor");
        var told =
                register.get(
                        "/api/audit/subjects/history/register/history",
                        auditor,
                        "Accept-Language",
                        "lv");
        assertThat(told.body()).contains("Atvērts vēstures 2. posms", REASON);
        var state = json(register.get("/api/audit/log/history"));
        assertThat(state.path("state").asString()).isEqualTo("WHOLE");
        assertThat(state.path("epoch").asInt()).isEqualTo(2);
        assertThat(state.at("/epochs/0/loss/publishedPosition").asLong()).isEqualTo(last);
        assertThat(register.get("/api/audit/log/epochs/1/checkpoint").body())
                .contains("\nposition " + kept + "\n");
    }

    private void the_audit_tool_tells_it(Running register, Path early, Path lost) throws Exception {
        var now = keep(register, "now.checkpoint");
        assertThat(Files.readString(now)).startsWith("atbilstiba.lv/register/epoch-2\n");
        var keys = folder.resolve("register.vkeys");
        Files.writeString(keys, register.get("/api/audit/log/keys").body());
        var file = folder.resolve("all.ndjson");
        Files.writeString(
                file, register.get("/api/audit/package", register.token("auditor")).body());
        var said = new ByteArrayOutputStream();

        assertThat(verify(file, keys, now, said)).as(said.toString()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Mind: at ", REASON);
        assertThat(verify(file, keys, early, said)).as("what was kept fits").isZero();
        assertThat(verify(file, keys, lost, said)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("faults found: 1.")
                .contains("The history was rolled back: the older checkpoint covers")
                .contains("The register declares it: epoch 2")
                .contains(REASON);
    }

    private static int verify(Path file, Path keys, Path older, ByteArrayOutputStream said) {
        said.reset();
        var nobody =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new AuditTool(new PrintStream(said, true, StandardCharsets.UTF_8), nobody)
                .run(
                        "verify",
                        file.toString(),
                        "--key",
                        keys.toString(),
                        "--checkpoint",
                        older.toString(),
                        "--lang",
                        "en");
    }

    /** Waits until everything is signed, and keeps the checkpoint. */
    private Path keep(Running register, String name) throws Exception {
        var events =
                register.read("/api/audit/events?limit=1000", register.token("auditor"))
                        .path("items");
        var last = events.get(events.size() - 1).path("position").asLong();
        var end = System.nanoTime() + PATIENCE.toNanos();
        var checkpoint = register.get("/api/audit/log/checkpoint");
        while (checkpoint.statusCode() != 200
                || !checkpoint.body().contains("\nposition " + last + "\n")) {
            assertThat(System.nanoTime()).as("it is signed in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
            checkpoint = register.get("/api/audit/log/checkpoint");
        }
        // first it is in the database, then it is kept
        var size = Checkpoint.of(SignedNote.parse(checkpoint.body())).size();
        var epoch = checkpoint.body().contains("/epoch-2\n") ? "2" : "1";
        var archived =
                data().resolve("checkpoints")
                        .resolve(epoch)
                        .resolve("%019d.checkpoint".formatted(size));
        while (!Files.exists(archived)) {
            assertThat(System.nanoTime()).as("it is kept in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
        return Files.writeString(folder.resolve(name), checkpoint.body());
    }

    private static long position(Path checkpoint) throws IOException {
        return CoveredPosition.of(Checkpoint.of(SignedNote.parse(Files.readString(checkpoint))))
                .orElseThrow();
    }

    private static long register(Running register, String number) throws Exception {
        var answer = register.send("POST", "/api/institutions", lead(register), body(number));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("position").asLong();
    }

    private static String body(String number) {
        return """
        {"registrationNumber": "%s", "name": {"lv": "Labklājības ministrija"}, "kind": "MINISTRY"}
        """
                .formatted(number);
    }

    private static String lead(Running register) throws Exception {
        return register.token("state-lead");
    }

    private static String operations(Running register) throws Exception {
        return register.token("operations");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private Path data() throws IOException {
        return Files.createDirectories(folder.resolve("data"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList())
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
