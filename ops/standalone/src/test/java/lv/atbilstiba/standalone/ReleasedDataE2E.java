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
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * What an older release kept and gave away is read by this one: its data folder is opened, its
 * history verifies with the keys and the checkpoint of that day, its events read, its views are
 * made anew, and what it gave to an auditor is still verified.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // filled before the first test
final class ReleasedDataE2E {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path RELEASED = Path.of("src/test/resources/released/2557e3f");
    private static final long EVENTS = 1079;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private static Path folder;
    private Running register;

    private record Report(int code, String text) {
        List<String> faults() {
            return text.lines().filter(line -> line.startsWith("- ")).toList();
        }
    }

    @BeforeAll
    void this_release_opens_the_folder() throws Exception {
        unzip(RELEASED.resolve("data-folder.zip"), folder);
        register = Running.on(folder.resolve("data"), "default");
    }

    @AfterAll
    void it_stops() {
        register.close();
    }

    @Test
    @Order(1)
    void its_history_verifies_with_the_keys_and_the_checkpoint_of_that_day() throws Exception {
        var report = verify(takePackage());

        assertThat(report.text()).contains("RIGHT:").doesNotContain("Mind:");
        assertThat(report.code()).isZero();
        var history = JSON.readTree(register.get("/api/audit/log/history").body());
        assertThat(history.path("state").asString()).isEqualTo("WHOLE");
    }

    /** Rules were not released then: what they found is judged anew, and may be found otherwise. */
    @Test
    @Order(2)
    void the_package_of_that_day_verifies_with_the_tool_of_today() throws Exception {
        var file = folder.resolve("released.ndjson");
        try (var in =
                new GZIPInputStream(Files.newInputStream(RELEASED.resolve("package.ndjson.gz")))) {
            Files.copy(in, file);
        }

        var report = verify(file);

        assertThat(report.text()).contains("Events verified: " + EVENTS);
        assertThat(report.faults())
                .allSatisfy(fault -> assertThat(fault).startsWith("- Another finding: "));
    }

    @Test
    @Order(3)
    void every_event_reads_and_every_subject_has_its_history() throws Exception {
        var auditor = register.token("auditor");
        var events = new ArrayList<JsonNode>();
        for (long after = 0; ; after = events.getLast().path("position").asLong()) {
            var items =
                    register.read("/api/audit/events?limit=500&after=" + after, auditor)
                            .path("items");
            if (items.isEmpty()) break;
            items.forEach(events::add);
        }
        assertThat(events).hasSizeGreaterThanOrEqualTo((int) EVENTS);
        var subjects = new TreeSet<String>();
        for (var event : events) subjects.add(event.path("subject").asString());
        assertThat(subjects).hasSizeGreaterThan(40);
        for (var subject : subjects) {
            var parts = subject.split("-", 2);
            var id = URLEncoder.encode(parts[1], StandardCharsets.UTF_8);
            var history =
                    register.read(
                            "/api/audit/subjects/" + parts[0] + "/" + id + "/history", auditor);
            assertThat(history.path("items")).as(subject).isNotEmpty();
        }
    }

    @Test
    @Order(4)
    void all_views_are_made_anew() throws Exception {
        var operations = register.token("operations");
        var rebuilds = "/api/operations/projections/all/rebuilds";
        var begun = register.post(rebuilds, operations, "");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        var ids = new TreeSet<String>();
        JSON.readTree(begun.body()).path("items").forEach(it -> ids.add(it.path("id").asString()));
        assertThat(ids).hasSizeGreaterThan(5);

        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var running = new ArrayList<JsonNode>();
            for (var rebuild : register.read(rebuilds, operations).path("items")) {
                if (!ids.contains(rebuild.path("id").asString())) continue;
                var state = rebuild.path("state").asString();
                assertThat(state).as(rebuild.toString()).isIn("RUNNING", "DONE");
                if (state.equals("RUNNING")) running.add(rebuild);
            }
            if (running.isEmpty()) break;
            assertThat(System.nanoTime()).as(running.toString()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(register.read("/api/operations/dead-letters", operations).path("items"))
                .isEmpty();
        assertThat(
                        register.read("/api/services?limit=100", register.token("auditor"))
                                .path("items"))
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    @Order(5)
    void a_write_goes_through_and_is_signed_after_what_was_there() throws Exception {
        var answer =
                register.post(
                        "/api/institutions",
                        register.token("state-lead"),
                        """
                        {"registrationNumber": "00000000105", "kind": "MINISTRY",
                         "name": {"lv": "Jauna ministrija"}}
                        """);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var position = JSON.readTree(answer.body()).path("position").asLong();
        assertThat(position).isGreaterThan(EVENTS);

        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!register.get("/api/audit/log/checkpoint")
                .body()
                .contains("\nposition " + position + "\n")) {
            assertThat(System.nanoTime()).as("it is signed in time").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(verify(takePackage()).code()).isZero();
    }

    private Path takePackage() throws IOException, InterruptedException {
        var answer = register.get("/api/audit/package", register.token("auditor"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Files.writeString(folder.resolve("taken.ndjson"), answer.body());
    }

    private static Report verify(Path file) {
        var said = new ByteArrayOutputStream();
        var nobody =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var code =
                new AuditTool(new PrintStream(said, true, StandardCharsets.UTF_8), nobody)
                        .run(
                                "verify",
                                file.toString(),
                                "--key",
                                RELEASED.resolve("register.vkeys").toString(),
                                "--checkpoint",
                                RELEASED.resolve("checkpoint").toString(),
                                "--lang",
                                "en");
        return new Report(code, said.toString(StandardCharsets.UTF_8));
    }

    private static void unzip(Path archive, Path target) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var file = target.resolve(entry.getName());
                assertThat(file.normalize().startsWith(target)).isTrue();
                if (entry.isDirectory()) Files.createDirectories(file);
                else Files.copy(in, file);
            }
        }
        // PostgreSQL insists on a folder of its own
        try (var files = Files.walk(target.resolve("data"))) {
            for (var file : files.toList())
                Files.setPosixFilePermissions(
                        file,
                        PosixFilePermissions.fromString(
                                Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }
}
