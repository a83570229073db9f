package lv.atbilstiba.audit.read.replay;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.compliance.read.QuerySide;
import lv.atbilstiba.compliance.read.SomeYear;
import lv.atbilstiba.kernel.Recorded;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An auditor has every view of the register replayed, and somebody owns its database. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplaysIT {
    private static final String REPLAYS = "/api/audit/replays";

    /** Tables that keep only what holds now. */
    private static final Set<String> OF_NOW =
            Set.of(
                    "audit.events/subject_home",
                    "audit.events/word",
                    "compliance.findings/engagement");

    private static final QuerySide REGISTER =
            new QuerySide("--atbilstiba.budget.costly.replays-an-hour=50");
    private static final JdbcClient JDBC = JdbcClient.create(REGISTER.database().dataSource());
    private static List<Recorded<Object>> facts = List.of();

    @BeforeAll
    static void record() throws SQLException {
        facts = SomeYear.of(5, 160);
        REGISTER.record(facts);
        var seen =
                REGISTER.get(
                        "auditor",
                        "/api/compliance/state",
                        "Wait-For-Position",
                        last() + ";wait=10");
        assertThat(seen.status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        REGISTER.close();
    }

    private static long last() {
        return facts.getLast().position();
    }

    @Test
    @Order(1)
    void nobody_touched_anything_and_so_nothing_differs() {
        var begun = REGISTER.send("POST", "auditor", REPLAYS, null);
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.header("Location"))
                .isEqualTo(REPLAYS + "/" + begun.json().path("id").asLong());

        var replay = ended(begun.header("Location"));

        assertThat(replay.path("state").asString()).as(replay.toString()).isEqualTo("EQUAL");
        assertThat(replay.path("events").asLong()).isEqualTo(facts.size());
        assertThat(replay.path("requestedBy").asString()).isEqualTo("client-test");
        assertThat(tables(replay)).containsAll(tablesOfTheViews());
        for (var view : replay.path("views")) {
            assertThat(view.path("position").asLong()).isEqualTo(last());
            assertThat(view.path("events").asLong()).isEqualTo(facts.size());
            for (var table : view.path("tables")) {
                assertThat(table.path("compared").asString()).isEqualTo("EVERY_ROW");
                assertThat(table.path("rowsReplayed")).isEqualTo(table.path("rowsLive"));
            }
        }
        assertThat(REGISTER.get("auditor", REPLAYS).json().at("/items/0")).isEqualTo(replay);
    }

    @Test
    @Order(2)
    void as_of_any_position_the_live_rows_tell_what_the_events_gave_then() {
        for (long position : List.of(0L, 1L, 20L, 61L, 97L, 130L, last())) {
            var replay = replayed("{\"asOf\": \"" + position + "\"}");

            assertThat(replay.path("state").asString()).as(replay.toString()).isEqualTo("EQUAL");
            assertThat(replay.at("/asOf/position").asLong()).isEqualTo(position);
            for (var view : replay.path("views"))
                for (var table : view.path("tables"))
                    assertThat(table.path("compared").asString())
                            .as(name(view, table))
                            .isEqualTo(
                                    OF_NOW.contains(name(view, table))
                                            ? "NOTHING"
                                            : "ROWS_OF_THEN");
        }
        var instant = facts.get(80).recordedAt();
        var replay = replayed("{\"asOf\": \"" + instant + "\"}");
        assertThat(replay.path("state").asString()).as(replay.toString()).isEqualTo("EQUAL");
        assertThat(replay.at("/asOf/instant").asString()).isEqualTo(instant.toString());
    }

    @Test
    @Order(3)
    void the_body_is_looked_at_and_others_than_auditors_are_refused() {
        for (var wrong : List.of("\"999999\"", "\"2999-01-01T00:00:00Z\"", "\"soon\"", "12"))
            assertThat(REGISTER.send("POST", "auditor", REPLAYS, "{\"asOf\": " + wrong + "}"))
                    .as(wrong)
                    .returns(400, QuerySide.Answer::status)
                    .returns("/asOf", it -> it.json().at("/errors/0/pointer").asString());
        assertThat(REGISTER.send("POST", "auditor", REPLAYS, "{\"upTo\": \"1\"}").status())
                .isEqualTo(400);
        for (var role : List.of("state-lead", "operations", "portfolio-manager-of-90000000002")) {
            assertThat(REGISTER.send("POST", role, REPLAYS, null).status()).isEqualTo(403);
            assertThat(REGISTER.get(role, REPLAYS).status()).isEqualTo(403);
            assertThat(REGISTER.get(role, REPLAYS + "/1").status()).isEqualTo(403);
            assertThat(REGISTER.send("DELETE", role, REPLAYS + "/1", null).status()).isEqualTo(403);
        }
        assertThat(REGISTER.get("auditor", REPLAYS + "/999").status()).isEqualTo(404);
        assertThat(REGISTER.get("auditor", REPLAYS + "?limit=0").status()).isEqualTo(400);
    }

    @Test
    @Order(4)
    void a_list_goes_on_where_the_page_ended() {
        var first = REGISTER.get("auditor", REPLAYS + "?limit=2").json();
        var second =
                REGISTER.get(
                                "auditor",
                                REPLAYS + "?limit=100&cursor=" + first.path("next").asString())
                        .json();
        assertThat(first.path("items")).hasSize(2);
        assertThat(second.at("/items/0/id").asLong())
                .isEqualTo(first.at("/items/1/id").asLong() - 1);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    @Order(5)
    void it_is_given_up_by_who_started_it_alone_and_only_while_it_runs() throws Exception {
        try (var holding = REGISTER.database().dataSource().getConnection()) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("SELECT FROM ops.projection_position FOR UPDATE");
            var begun = REGISTER.send("POST", "auditor", REPLAYS, null);
            var at = begun.header("Location");
            assertThat(REGISTER.send("POST", "auditor", REPLAYS, null))
                    .returns(409, QuerySide.Answer::status)
                    .returns(
                            "/problems/audit/replay-under-way",
                            it -> it.json().path("type").asString());
            assertThat(REGISTER.send("DELETE", "auditor", at, null))
                    .returns(200, QuerySide.Answer::status)
                    .returns("ABANDONED", it -> it.json().path("state").asString());
            assertThat(REGISTER.send("DELETE", "auditor", at, null))
                    .returns(409, QuerySide.Answer::status)
                    .returns(
                            "/problems/audit/replay-ended",
                            it -> it.json().path("type").asString());
            holding.rollback();
        }
        JDBC.sql("INSERT INTO ops.replay (events, requested_by) VALUES (1," + " 'client-somebody')")
                .update();
        long others = REGISTER.get("auditor", REPLAYS).json().at("/items/0/id").asLong();
        assertThat(REGISTER.send("DELETE", "auditor", REPLAYS + "/" + others, null).status())
                .isEqualTo(403);
        assertThat(replayed(null).path("state").asString()).isEqualTo("EQUAL");
        assertThat(REGISTER.get("auditor", REPLAYS + "/" + others))
                .as("no process ran it")
                .returns("ABANDONED", it -> it.json().path("state").asString());
    }

    @Test
    @Order(6)
    void a_finding_that_somebody_made_right_is_named() {
        JDBC.sql(
                        """
                        UPDATE read_compliance_findings_1.finding SET status = 'COMPLIANT'
                        WHERE (subject, rule, from_position, valid_from) = (
                            SELECT subject, rule, from_position, valid_from
                            FROM read_compliance_findings_1.finding
                            WHERE status = 'NON_COMPLIANT' AND from_position <= 100
                                AND to_position > 100 AND valid_from < '2025-03-01'
                            ORDER BY 1, 2, 3, 4 LIMIT 1)
                        """)
                .update();
        for (var body : new @Nullable String[] {null, "{\"asOf\": \"100\"}"}) {
            var replay = replayed(body);
            assertThat(replay.path("state").asString()).isEqualTo("DIFFERENT");
            assertThat(replay.path("differences").asLong()).isEqualTo(1);
            for (var view : replay.path("views"))
                for (var table : view.path("tables"))
                    for (var difference : table.path("first")) {
                        assertThat(name(view, table)).isEqualTo("compliance.findings/finding");
                        assertThat(difference.path("kind").asString()).isEqualTo("CHANGED");
                        assertThat(difference.at("/columns/0").asString()).isEqualTo("status");
                        assertThat(difference.path("key").propertyNames())
                                .containsExactlyInAnyOrder(
                                        "subject", "rule", "from_position", "valid_from");
                    }
        }
    }

    @Test
    @Order(7)
    void a_row_taken_out_of_any_table_is_named() {
        var touched = new TreeSet<String>();
        for (var table : tablesOfTheViews()) {
            var name = table.substring(table.indexOf('/') + 1);
            var schema =
                    JDBC.sql("SELECT table_set FROM ops.projection_position WHERE projection = ?")
                            .param(table.substring(0, table.indexOf('/')))
                            .query(String.class)
                            .single();
            int gone =
                    JDBC.sql(
                                    "DELETE FROM %1$s.%2$s WHERE ctid = (SELECT min(ctid) FROM %1$s.%2$s)"
                                            .formatted(schema, name))
                            .update();
            if (gone == 1) touched.add(table);
        }
        assertThat(touched).hasSizeGreaterThan(8);

        var replay = replayed(null);

        var found = new TreeSet<String>();
        for (var view : replay.path("views"))
            for (var table : view.path("tables"))
                for (var difference : table.path("first"))
                    if (difference.path("kind").asString().equals("ONLY_REPLAYED"))
                        found.add(name(view, table));
        assertThat(found).isEqualTo(touched);
        assertThat(replay.path("differences").asLong()).isEqualTo(touched.size() + 1L);
    }

    @Test
    @Order(8)
    void who_has_begun_many_in_an_hour_has_to_wait() {
        JDBC.sql(
                        """
                        INSERT INTO ops.replay (events, requested_by, ended_at, state)
                        SELECT 1, 'client-test', now(), 'EQUAL'
                        FROM generate_series(1, 50)
                        """)
                .update();
        var refused = REGISTER.send("POST", "auditor", REPLAYS, null);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(3_000L, 3_601L);
    }

    private static String name(JsonNode view, JsonNode table) {
        return view.path("view").asString() + "/" + table.path("table").asString();
    }

    private static List<String> tables(JsonNode replay) {
        var tables = new ArrayList<String>();
        for (var view : replay.path("views"))
            for (var table : view.path("tables")) tables.add(name(view, table));
        return tables;
    }

    /** Of every live table set: the view, a slash, the table. */
    private static List<String> tablesOfTheViews() {
        return JDBC
                .sql(
                        """
                        SELECT p.projection || '/' || t.tablename
                        FROM ops.projection_position p
                        JOIN pg_tables t ON t.schemaname = p.table_set
                        ORDER BY 1
                        """)
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private static JsonNode replayed(@Nullable String body) {
        // the one before may be at its last words
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            var begun = REGISTER.send("POST", "auditor", REPLAYS, body);
            if (begun.status() == 202) return ended(begun.header("Location"));
            assertThat(begun.status()).as(begun.json().toString()).isEqualTo(409);
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
        }
    }

    private static JsonNode ended(String at) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (true) {
            var replay = REGISTER.get("auditor", at).json();
            if (!replay.path("state").asString().equals("RUNNING")) return replay;
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.yield();
        }
    }
}
