package lv.atbilstiba.audit.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.access.AccessChain;
import lv.atbilstiba.platform.access.AccessRoot;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.read.TestTokens;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.queryside.QuerySideApplication;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Who takes a look out of the record of looking is found out, by what was signed of it. */
@SpringBootTest(
        classes = {QuerySideApplication.class, TestTokens.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=query-side",
            "atbilstiba.log.create-key=true",
            "atbilstiba.log.sign-every=20ms"
        })
class AccessChainIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final int port;
    private final LogStore store;
    private final AccessChain chain;
    private int events;

    AccessChainIT(
            @LocalServerPort int port, @Autowired LogStore store, @Autowired AccessChain chain) {
        this.port = port;
        this.store = store;
        this.chain = chain;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        DATABASE.properties(registry::add);
        var keys = Files.createTempDirectory("keys");
        registry.add("atbilstiba.log.key-folder", () -> keys);
    }

    @Test
    void what_was_looked_at_and_taken_away_is_signed_and_nobody_takes_it_back() throws Exception {
        look("anna");
        look("berta");
        var stream = whenTheViewIsFilled("events?type=ServiceAnnulled");
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("SELECT what FROM access.exported").query(String.class).list())
                .as("a stream is taken away as a package is, a page is not")
                .containsExactly("events of types ServiceAnnulled");
        assertThat(get("events", "application/json").statusCode()).isEqualTo(200);
        var kept = signedWith(3);
        var verified = verify("");
        assertThat(verified.path("whole").asBoolean()).as(verified.toString()).isTrue();
        assertThat(verified.path("rows").asLong()).isEqualTo(3);
        assertThat(verified.path("checkpoints").asInt()).isPositive();

        changed("UPDATE access.looked SET actor = 'client-other' WHERE id = 2");
        assertThat(verify("").at("/wrong/what").asString()).isEqualTo("CHANGED");
        assertThat(verify("").at("/wrong/id").asLong()).isEqualTo(2);
        changed("UPDATE access.looked SET actor = 'client-berta' WHERE id = 2");
        assertThat(verify("").path("whole").asBoolean()).isTrue();

        changed("DELETE FROM access.looked WHERE id = 1");
        assertThat(verify("").at("/wrong/what").asString()).isEqualTo("MISSING");
        assertThat(verify("").at("/wrong/number").asLong()).isEqualTo(1);

        // all of it linked anew, without the row; and the checkpoints that say so taken away, too
        changed("TRUNCATE access.link");
        chain.catchUp();
        assertThat(verify("").at("/wrong/what").asString()).isEqualTo("NOT_AS_SIGNED");
        changed("DELETE FROM log.checkpoint");
        var withKept = verify("?checkpoint=" + URLEncoder.encode(kept, StandardCharsets.UTF_8));
        assertThat(withKept.at("/wrong/what").asString()).isEqualTo("NOT_AS_SIGNED");
    }

    private void look(String actor) {
        jdbc.sql(
                        """
                        INSERT INTO access.looked (actor, person, field)
                        VALUES (?, gen_random_uuid(), 'name')
                        """)
                .param("client-" + actor)
                .update();
    }

    /** As whoever owns the database can. */
    private void changed(String sql) {
        for (var table : new String[] {"looked", "exported", "link"})
            jdbc.sql("ALTER TABLE access." + table + " DISABLE TRIGGER ALL").update();
        jdbc.sql(sql).update();
    }

    /** Records an event, and waits for the checkpoint that covers it and so many looks. */
    private String signedWith(long rows) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            record();
            var newest = store.newest(1);
            if (newest.isPresent()
                    && AccessRoot.of(Checkpoint.of(newest.get().note()))
                            .filter(it -> it.rows() == rows)
                            .isPresent()) return newest.get().note().toString();
            assertThat(System.nanoTime()).as("it is signed in time").isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private void record() {
        jdbc.sql(
                        """
                        INSERT INTO eventstore.domain_event (
                            sequence_number, time_stamp, event_identifier, aggregate_identifier,
                            type, payload_type, payload_revision, payload, metadata)
                        VALUES (?, now(), gen_random_uuid(),
                                'service-01930000-0000-7000-8000-000000000001', 'Test',
                                'lv.atbilstiba.service.api.event.ServiceAnnulled', '1',
                                '{"service":"01930000-0000-7000-8000-000000000001","owner":"90000000002","basis":"x"}',
                                '{"actor":"client-test"}')
                        """)
                .param(events++)
                .update();
    }

    /** The stream, as soon as the view that it is found by is there. */
    private HttpResponse<String> whenTheViewIsFilled(String path)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = get(path, "application/x-ndjson");
            if (answer.statusCode() != 503 || System.nanoTime() > end) return answer;
            LockSupport.parkNanos(20_000_000);
        }
    }

    private JsonNode verify(String query) throws Exception {
        var answer = get("log/access" + query, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String accept)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + port + "/api/audit/" + path))
                        .header("Authorization", "Bearer auditor")
                        .header("Accept", accept);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
