package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.ops.audittool.AuditTool;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** An auditor with the register's files and her own tool, and somebody who owns the database. */
final class AnAuditor {
    private final Running register;
    private final String token;
    private final Path folder;
    private final Path checkpoint;
    private final Path keys;

    AnAuditor(Running register, String token, Path folder) {
        this.register = register;
        this.token = token;
        this.folder = folder;
        this.checkpoint = folder.resolve("kept.checkpoint");
        this.keys = folder.resolve("register.vkeys");
    }

    private record Said(int code, String text) {}

    void verifies_the_year_and_finds_who_tampered() throws Exception {
        Files.writeString(keys, get("log/keys"));
        Files.writeString(checkpoint, get("log/checkpoint"));
        all_is_as_it_should_be();
        the_findings_of_one_institution_can_be_judged_from_its_package();
        a_period_is_judged_as_of_its_end();
        a_past_state_is_stated_and_signed();
        the_views_are_as_the_events_have_them();
        what_is_changed_in_the_database_is_found();
        what_is_changed_in_the_file_is_found();
    }

    private void all_is_as_it_should_be() throws Exception {
        var said = verify(take("all", ""));
        assertThat(said.text()).contains("RIGHT:").doesNotContain("Mind:");
        assertThat(said.code()).isZero();
    }

    private void the_findings_of_one_institution_can_be_judged_from_its_package() throws Exception {
        for (var institution : register.read("/api/institutions", token).path("items")) {
            var number = institution.path("registrationNumber").asString();
            var said = verify(take(number, "?institution=" + number));
            assertThat(said.text()).contains("RIGHT:").contains(number);
        }
        var unknown = register.get("/api/audit/package?institution=40000000009", token);
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    private void a_period_is_judged_as_of_its_end() throws Exception {
        var end = Instant.now().minus(Duration.ofDays(180)).truncatedTo(ChronoUnit.SECONDS);
        var number =
                register.read("/api/institutions", token)
                        .path("items")
                        .get(0)
                        .path("registrationNumber")
                        .asString();
        for (var scope : List.of("?to=" + end, "?institution=" + number + "&to=" + end)) {
            var said = verify(take("period", scope));
            assertThat(said.text()).contains("RIGHT:", "The period ends at " + end);
            assertThat(said.text()).doesNotContain("compared: 0");
        }
        var said = verify(take("later", "?from=" + end));
        assertThat(said.text()).contains("RIGHT:", "nothing was judged anew");
    }

    private void a_past_state_is_stated_and_signed() throws Exception {
        var file = take("all", "");
        var key = folder.resolve("auditor.key");
        Files.deleteIfExists(key);
        var vkey = run("make-key", "auditor.example/anna", key.toString()).text();
        var finding =
                register.read("/api/compliance/findings?status=NON_COMPLIANT&limit=1", token)
                        .at("/items/0");
        var subject = finding.path("subject").asString();
        var since = finding.path("since").asString();
        var said =
                run(
                        "state",
                        file.toString(),
                        "--key",
                        keys.toString(),
                        "--lang",
                        "en",
                        "--subject",
                        subject,
                        "--at",
                        since,
                        "--sign-with",
                        key.toString());
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("Statement: how " + subject + " stood at " + since)
                .contains("— auditor.example/anna ");
        var note = lv.atbilstiba.platform.tlog.SignedNote.parse(said.text());
        assertThat(lv.atbilstiba.platform.tlog.VerifierKey.parse(vkey.strip()).verifies(note))
                .isTrue();
    }

    private void the_views_are_as_the_events_have_them() throws Exception {
        var middle = register.read("/api/audit/events?limit=500", token).at("/items/499/position");
        for (var asOf : List.of("null", "\"" + middle.asLong() + "\"")) {
            var begun = register.post("/api/audit/replays", token, "{\"asOf\": " + asOf + "}");
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            var at = begun.headers().firstValue("Location").orElseThrow();
            JsonNode replay;
            do replay = register.read(at, token);
            while (replay.path("state").asString().equals("RUNNING"));
            assertThat(replay.path("state").asString()).as(replay.toString()).isEqualTo("EQUAL");
            assertThat(replay.path("views")).hasSizeGreaterThan(8);
        }
    }

    private void what_is_changed_in_the_database_is_found() throws Exception {
        var position = 500L;
        var changes =
                List.of(
                        "payload = set_byte(payload, length(payload) / 2, 48)",
                        "metadata = set_byte(metadata, length(metadata) / 2, 48)",
                        "recorded_at = recorded_at + interval '1 microsecond'",
                        "time_stamp = time_stamp - interval '1 microsecond'",
                        "event_identifier = gen_random_uuid()",
                        "aggregate_identifier = aggregate_identifier || 'x'",
                        "sequence_number = sequence_number + 1000",
                        "type = type || 'x'",
                        "payload_type = payload_type || 'x'",
                        "payload_revision = payload_revision || '9'");
        for (var change : changes) {
            tamper(
                    "UPDATE eventstore.domain_event SET "
                            + change
                            + " WHERE global_index = "
                            + position);
            var said = verify(take("changed", ""));
            assertThat(said.code()).as(change).isEqualTo(1);
            assertThat(said.text()).as(change).contains("Event " + position + " is not the one");
            restore(position);
        }
        tamper("DELETE FROM eventstore.domain_event WHERE global_index = " + position);
        var said = verify(take("deleted", ""));
        assertThat(said.text())
                .contains("After event " + (position - 1) + " a signed event is missing");
        restore(position);
        all_is_as_it_should_be();
    }

    private void what_is_changed_in_the_file_is_found() throws Exception {
        var lines = new ArrayList<>(Files.readAllLines(take("all", "")));
        var first = 0;
        while (!lines.get(first).startsWith("{\"aggregate\"")) first++;
        var swapped = new ArrayList<>(lines);
        swapped.set(first + 10, lines.get(first + 11));
        swapped.set(first + 11, lines.get(first + 10));
        assertThat(verify(write(swapped)).code()).isEqualTo(1);

        var twice = new ArrayList<>(lines);
        twice.add(first + 10, lines.get(first + 10));
        assertThat(verify(write(twice)).text()).contains("was never signed");

        var cut = new ArrayList<>(lines.subList(0, first + 100));
        assertThat(verify(write(cut)).text()).contains("cut off after 100 events");

        var lied = new ArrayList<>(lines);
        for (var i = first; i < lied.size(); i++) {
            if (!lied.get(i).contains("\"status\":\"NON_COMPLIANT\"")) continue;
            lied.set(
                    i,
                    lied.get(i)
                            .replace("\"status\":\"NON_COMPLIANT\"", "\"status\":\"COMPLIANT\""));
            break;
        }
        assertThat(verify(write(lied)).text()).contains("Another finding:");
    }

    private Path write(List<String> lines) throws IOException {
        return Files.write(folder.resolve("forged.ndjson"), lines);
    }

    private void tamper(String sql) throws SQLException {
        try (var connection = register.database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS public.kept AS SELECT * FROM"
                            + " eventstore.domain_event");
            statement.execute("ALTER TABLE eventstore.domain_event DISABLE TRIGGER ALL");
            statement.execute(sql);
        }
    }

    private void restore(long position) throws SQLException {
        try (var connection = register.database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "DELETE FROM eventstore.domain_event WHERE global_index = " + position);
            statement.execute(
                    "INSERT INTO eventstore.domain_event SELECT * FROM public.kept WHERE"
                            + " global_index = "
                            + position);
        }
    }

    private Path take(String name, String scope) throws Exception {
        var file = folder.resolve(name + ".ndjson");
        return Files.writeString(file, get("package" + scope));
    }

    private Said verify(Path file) {
        return run(
                "verify",
                file.toString(),
                "--key",
                keys.toString(),
                "--checkpoint",
                checkpoint.toString(),
                "--lang",
                "en");
    }

    private static Said run(String... arguments) {
        var said = new ByteArrayOutputStream();
        var nobody =
                new PrintStream(
                        java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var code =
                new AuditTool(new PrintStream(said, true, StandardCharsets.UTF_8), nobody)
                        .run(arguments);
        return new Said(code, said.toString(StandardCharsets.UTF_8));
    }

    private String get(String path) throws IOException, InterruptedException {
        var answer = register.get("/api/audit/" + path, token);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
