package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.embedded.FaultyLink.Mode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/**
 * Faults injected while changes are made: {@code mvn verify -Pfaults}. Each scenario three times;
 * one alone by {@code -Dtest='NodesFaults#name'}. The judge compares all that was acknowledged with
 * the log.
 */
final class NodesFaults {
    private static final int ROUNDS = 3;
    private static final Duration SWALLOWED =
            Duration.ofSeconds(Integer.getInteger("faults.seconds", 60));
    private static final Duration FROZEN = Duration.ofSeconds(25);

    /** Each of the nodes runs on its share of two processors. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    @TempDir static Path folder;
    private static FaultyNodes nodes;
    private Load load;

    @BeforeAll
    static void start() throws Exception {
        nodes = new FaultyNodes(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    @BeforeEach
    void begin(RepetitionInfo round) {
        System.out.println("round " + round.getCurrentRepetition());
        load = new Load(nodes);
        load.acceptedMore(20, Duration.ofMinutes(1));
    }

    @AfterEach
    void viewsAreAtTheEnd() throws Exception {
        load.close();
        var last = load.one();
        long end = System.nanoTime() + ANSWER.toNanos();
        while (last.status() != 201 && System.nanoTime() < end) last = load.one();
        assertThat(last.status()).as(last.toString()).isEqualTo(201);
        for (int query = 0; query < 2; query++) isRead(query, last, Duration.ofSeconds(60));
    }

    @RepeatedTest(ROUNDS)
    void connections_that_end_in_good_order_lose_nothing() throws Exception {
        for (int i = 0; i < 40; i++) {
            nodes.links().forEach(it -> it.cut());
            pause(Duration.ofMillis(200));
        }
        load.acceptedMore(20, Duration.ofSeconds(20));
        load.judge(database(), false);
    }

    @RepeatedTest(ROUNDS)
    void connections_that_are_reset_lose_nothing() throws Exception {
        for (int i = 0; i < 40; i++) {
            nodes.links().forEach(it -> it.reset());
            pause(Duration.ofMillis(200));
        }
        load.acceptedMore(20, Duration.ofSeconds(20));
        load.judge(database(), false);
    }

    @RepeatedTest(ROUNDS)
    void what_is_committed_and_not_answered_has_one_effect_however_often_it_is_sent()
            throws Exception {
        for (int i = 0; i < 10; i++) {
            nodes.commandLink().is(Mode.SWALLOWS_ANSWERS);
            pause(Duration.ofMillis(50));
            nodes.commandLink().is(Mode.WELL);
            nodes.commandLink().cut();
            pause(Duration.ofMillis(500));
        }
        load.acceptedMore(20, Duration.ofSeconds(20));
        load.close();
        for (var one : load.told()) {
            if (one.status() != 503) continue;
            var again = nodes.register(one.registrationNumber(), one.key());
            assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
            assertThat(nodes.register(one.registrationNumber(), one.key()).headers())
                    .satisfies(headers ->
                            assertThat(headers.firstValue("event-position"))
                                    .isEqualTo(again.headers().firstValue("event-position")));
        }
        load.judge(database(), false);
    }

    @RepeatedTest(ROUNDS)
    void a_link_that_swallows_everything_ends_in_503_and_all_goes_on_by_itself() throws Exception {
        nodes.links().forEach(it -> it.is(Mode.SWALLOWS));
        long began = System.nanoTime();
        eventually(503, ANSWER, () -> nodes.status(nodes.commands(), WhereToLook.HEALTH));
        eventually(503, ANSWER, () -> nodes.status(nodes.query(0), WhereToLook.HEALTH));
        pause(SWALLOWED.minus(Duration.ofNanos(System.nanoTime() - began)));

        nodes.links().forEach(it -> it.is(Mode.WELL));

        load.acceptedMore(1, Duration.ofSeconds(5));
        eventually(
                200,
                Duration.ofSeconds(5),
                () -> nodes.status(nodes.commands(), WhereToLook.HEALTH));
        load.judge(database(), false);
    }

    @RepeatedTest(ROUNDS)
    void a_frozen_query_node_is_relieved_of_its_claims() throws Exception {
        nodes.query(0).signal("STOP");
        try {
            var one = load.one();
            assertThat(one.status()).as(one.toString()).isEqualTo(201);
            isRead(1, one, Duration.ofSeconds(20)); // 15 s for the claim, the rest for its view
            pause(FROZEN.minus(Duration.ofSeconds(15)));
        } finally {
            nodes.query(0).signal("CONT");
        }
        load.judge(database(), false);
    }

    @RepeatedTest(ROUNDS)
    void a_killed_query_node_is_relieved_of_its_claims() throws Exception {
        nodes.query(0).signal("KILL");
        var one = load.one();
        assertThat(one.status()).as(one.toString()).isEqualTo(201);
        isRead(1, one, Duration.ofSeconds(15));
        nodes.restartQuery(0);
        load.judge(database(), false);
    }

    @RepeatedTest(ROUNDS)
    void a_frozen_command_node_holds_up_no_reader() throws Exception {
        var one = load.one();
        nodes.commands().signal("STOP");
        try {
            isRead(0, one, ANSWER);
            isRead(1, one, ANSWER);
            pause(Duration.ofSeconds(8)); // its transactions are ended after five
            try (var connection = database().getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT eventstore.writers()")) {
                row.next();
                assertThat(row.getString(1)).as("nobody holds readers back").isEqualTo("{}");
            }
        } finally {
            nodes.commands().signal("CONT");
        }
        load.acceptedMore(20, Duration.ofSeconds(20));
        load.judge(database(), true);
    }

    @RepeatedTest(ROUNDS)
    void a_killed_command_node_loses_nothing() throws Exception {
        nodes.commands().signal("KILL");
        nodes.restartCommands();
        load.acceptedMore(20, Duration.ofSeconds(30));
        load.judge(database(), true);
    }

    @RepeatedTest(ROUNDS)
    void a_database_that_stops_at_once_loses_nothing() throws Exception {
        nodes.restartPostgres("QUIT");
        load.acceptedMore(20, Duration.ofSeconds(20));
        load.judge(database(), false);
    }

    @RepeatedTest(ROUNDS)
    void a_database_that_is_killed_loses_nothing() throws Exception {
        nodes.restartPostgres("KILL");
        load.acceptedMore(20, Duration.ofSeconds(30));
        load.judge(database(), false);
    }

    @RepeatedTest(ROUNDS)
    void a_frozen_database_is_answered_for_with_503() throws Exception {
        var processes = nodes.postgres();
        for (var process : processes) SideProcess.signal(process, "STOP");
        try {
            eventually(503, ANSWER, () -> nodes.status(nodes.commands(), WhereToLook.HEALTH));
            pause(Duration.ofSeconds(20));
        } finally {
            for (var process : processes) SideProcess.signal(process, "CONT");
        }
        load.acceptedMore(1, Duration.ofSeconds(5));
        load.judge(database(), false);
    }

    @RepeatedTest(ROUNDS)
    void a_database_that_became_read_only_is_503_and_not_ready_until_it_takes_changes()
            throws Exception {
        alter("ALTER SYSTEM SET default_transaction_read_only = on");
        try {
            eventually(503, ANSWER, () -> nodes.status(nodes.commands(), WhereToLook.HEALTH));
            assertThat(load.one().status()).isEqualTo(503);
            assertThat(nodes.status(nodes.query(0), WhereToLook.HEALTH)).isEqualTo(503);
        } finally {
            alter("ALTER SYSTEM RESET default_transaction_read_only");
        }
        load.acceptedMore(20, Duration.ofSeconds(10));
        eventually(200, ANSWER, () -> nodes.status(nodes.commands(), WhereToLook.HEALTH));
        load.judge(database(), false);
    }

    private static void alter(String system) throws Exception {
        try (var connection = database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(system);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** Until the node's view has come to what was accepted. */
    private static void isRead(int query, Load.Told accepted, Duration patience) throws Exception {
        var position = Objects.requireNonNull(accepted.headers().get("event-position"));
        eventually(200, patience, () -> nodes.read(query, position).statusCode());
    }

    private static void eventually(int status, Duration patience, Callable<Integer> request)
            throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        int last = request.call();
        while (last != status) {
            assertThat(System.nanoTime()).as("%d in time, last %d", status, last).isLessThan(end);
            pause(Duration.ofMillis(100));
            last = request.call();
        }
    }

    private static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime())
            LockSupport.parkNanos(left);
    }

    private static DataSource database() {
        return nodes.server().database("register");
    }
}
