package lv.atbilstiba.audit.read;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.compliance.read.QuerySide;
import lv.atbilstiba.compliance.read.SomeYear;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.eventstore.EventLog;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** An export that fails when it has begun never ends as if it were whole. */
class ExportBrokenOffIT {
    private static final List<Recorded<Object>> LOG = SomeYear.of(21, 10);
    private static final int MANY = 20_000;

    private static QuerySide register;

    @BeforeAll
    static void record() throws SQLException {
        register = new QuerySide();
        register.record(LOG);
        var person = Examples.BERTA.value();
        sql(
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
                        .formatted(person, "x".repeat(2_000), MANY));
        var last = LOG.getLast().position() + MANY;
        assertThat(register.bean(EventLog.class).await(last, Duration.ofSeconds(30))).isTrue();
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/cloudevents+json"})
    void a_history_that_cannot_be_read_to_its_end_is_broken_off(String form) throws Exception {
        assertThat(whole(answer(form, () -> {}))).as("the whole of it").isTrue();
        String answer;
        try {
            answer = answer(form, () -> sql("ALTER TABLE eventstore.domain_event RENAME TO away"));
        } finally {
            sql("ALTER TABLE eventstore.away RENAME TO domain_event");
        }

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer.lines().filter(it -> it.startsWith("{")).count())
                .isBetween(100L, (long) MANY - 1);
        assertThat(whole(answer)).as("it says that it is whole").isFalse();
        assertThat(register.get("auditor", "/api/audit/events?limit=1").status()).isEqualTo(200);
    }

    /** Whether the last chunk came. */
    private static boolean whole(String answer) {
        return answer.endsWith("\r\n0\r\n\r\n");
    }

    /** What comes over the wire, if something happens once it has begun. */
    private static String answer(String form, Happening happening) throws Exception {
        try (var client = new Socket("localhost", port())) {
            client.setSoTimeout(60_000);
            client.getOutputStream()
                    .write(
                            """
                            GET /api/audit/events HTTP/1.1\r
                            Host: localhost\r
                            Connection: close\r
                            Accept: %s\r
                            Authorization: Bearer auditor\r
                            \r
                            """
                                    .formatted(form)
                                    .getBytes(StandardCharsets.UTF_8));
            var answer = new ByteArrayOutputStream();
            answer.writeBytes(client.getInputStream().readNBytes(1 << 20));
            happening.now();
            try {
                client.getInputStream().transferTo(answer);
            } catch (IOException reset) {
                // a client sees that as well
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    @FunctionalInterface
    private interface Happening {
        void now();
    }

    private static int port() {
        var context = (WebServerApplicationContext) register.context();
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    private static void sql(String statement) {
        JdbcClient.create(register.database().dataSource()).sql(statement).update();
    }
}
