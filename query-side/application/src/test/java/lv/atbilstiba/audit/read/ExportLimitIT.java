package lv.atbilstiba.audit.read;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.compliance.read.QuerySide;
import lv.atbilstiba.compliance.read.SomeYear;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.log.LogStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** An export has its size, and what would be larger is taken in parts. */
class ExportLimitIT {
    private static final List<Recorded<Object>> LOG = SomeYear.of(21, 110);
    private static final int MOST = 60 * 1024;

    private static QuerySide register;

    @BeforeAll
    static void record(@TempDir Path keys) throws SQLException {
        register =
                new QuerySide(
                        "--atbilstiba.budget.costly.export-bytes=" + MOST + "B",
                        "--atbilstiba.log.key-folder=" + keys,
                        "--atbilstiba.log.create-key=true",
                        "--atbilstiba.log.sign-every=20ms");
        register.record(LOG);
        until(() ->
                register.bean(LogStore.class)
                        .newest()
                        .filter(it -> it.position() == last())
                        .isPresent());
        assertThat(register.get("auditor", "/api/audit/package?after=" + (last() - 1)).status())
                .isEqualTo(200);
        // one that is judged waits for the findings
        until(() ->
                register.get("auditor", "/api/audit/package?to=" + recordedAt(1)).status() == 200);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void one_that_is_too_large_is_refused_before_its_first_byte_and_is_no_look() {
        var before = looks();
        var whole = register.get("auditor", "/api/audit/package");
        assertThat(whole.status()).isEqualTo(409);
        assertThat(whole.json().path("type").asString())
                .isEqualTo("/problems/audit/export-too-large");
        assertThat(whole.json().path("most").asLong()).isEqualTo(MOST);
        assertThat(whole.header("Content-Disposition")).isEmpty();

        var stream = register.get("auditor", "/api/audit/events", "Accept", "application/x-ndjson");
        assertThat(stream.status()).isEqualTo(409);
        assertThat(looks()).isEqualTo(before);
    }

    @Test
    void its_parts_are_given_and_have_every_event_together() {
        var events = 0L;
        for (var first = 0; first < LOG.size(); first += 20) {
            var from = first == 0 ? "" : "&from=" + recordedAt(first);
            var to = first + 20 < LOG.size() ? "&to=" + recordedAt(first + 20) : "";
            var answer =
                    register.get(
                            "auditor",
                            "/api/audit/events?after=0" + from + to,
                            "Accept",
                            "application/x-ndjson");
            assertThat(answer.status()).isEqualTo(200);
            events += answer.http().body().lines().count();
        }
        assertThat(events).isEqualTo(LOG.size());
        var recent = register.get("auditor", "/api/audit/package?after=" + (last() - 20));
        assertThat(recent.status()).isEqualTo(200);
        assertThat(recent.http().body().length()).isLessThanOrEqualTo(MOST);
        assertThat(recent.http().body().lines().toList().getLast()).startsWith("{\"end\"");
    }

    /** The longer the period, the larger; what findings come to is known only when they come. */
    @Test
    void a_package_is_whole_or_broken_off_by_its_findings_or_refused_by_its_events() {
        var seen = new LinkedHashSet<String>();
        for (var upTo = 5; upTo < LOG.size(); upTo++)
            seen.add(outcome("/api/audit/package?to=" + recordedAt(upTo)));
        assertThat(seen).containsExactly("whole", "broken off", "refused");
    }

    private static String outcome(String path) {
        try {
            var answer = register.get("auditor", path);
            if (answer.status() == 409) return "refused";
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.http().body().lines().toList().getLast()).startsWith("{\"end\"");
            return "whole";
        } catch (IllegalStateException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class);
            return "broken off";
        }
    }

    private static String recordedAt(int number) {
        return LOG.get(number).recordedAt().toString();
    }

    private static long looks() {
        return JdbcClient.create(register.database().dataSource())
                .sql("SELECT count(*) FROM access.exported")
                .query(Long.class)
                .single();
    }

    private static long last() {
        return LOG.getLast().position();
    }

    private static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
