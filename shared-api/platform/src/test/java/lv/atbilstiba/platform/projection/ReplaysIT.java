package lv.atbilstiba.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.claim.Claims;
import lv.atbilstiba.platform.embedded.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** A replay beside the live view finds every row that somebody touched, and no other. */
class ReplaysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LIVE = "read_test_amounts_1";

    private final BackgroundTasks tasks = new BackgroundTasks();
    private final TestDatabase database = TestDatabase.fresh();
    private final MemoryLog log = new MemoryLog();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<ProjectionEngine> engines = new ArrayList<>();

    @BeforeEach
    void migrate() {
        ProjectionMigration.migrate(database.dataSource());
        for (int i = 0; i < 2500; i++) log.add("s" + i % 17, 1);
    }

    @AfterEach
    void stop() {
        for (var engine : engines) engine.stop();
        tasks.close();
        database.close();
    }

    private Claims claims() {
        return new Claims(database.dataSource(), tasks);
    }

    @Test
    void the_events_alone_give_the_rows_that_the_live_view_has() {
        var engine = started(Amounts.PARKING);

        var replay = replayed(engine, null);

        assertThat(replay.state()).isEqualTo(Replay.State.EQUAL);
        assertThat(replay.events()).isEqualTo(2500);
        assertThat(replay.requestedBy()).isEqualTo("client-auditor");
        assertThat(replay.endedAt()).isNotNull();
        var view = replay.views().getFirst();
        assertThat(view.position()).isEqualTo(log.safePosition());
        assertThat(view.events()).isEqualTo(2500);
        assertThat(view.letters()).isZero();
        assertThat(view.tables())
                .containsExactly(
                        new Replay.Table(
                                "addition", Replay.Compared.EVERY_ROW, 2500, 2500, 0, List.of()),
                        new Replay.Table(
                                "amount", Replay.Compared.EVERY_ROW, 17, 17, 0, List.of()));
        assertThat(schemas()).as("its tables are dropped").isEmpty();
        assertThat(meters.get("atbilstiba.replay.running").gauge().value()).isZero();
    }

    @Test
    void a_row_that_somebody_changed_slipped_in_or_took_away_is_named() {
        var engine = started(Amounts.PARKING);
        long last = log.safePosition();
        jdbc.sql("UPDATE " + LIVE + ".amount SET amount = amount + 1 WHERE subject = 's3'")
                .update();
        jdbc.sql("INSERT INTO " + LIVE + ".amount VALUES ('nobody', 5)").update();
        jdbc.sql("DELETE FROM " + LIVE + ".addition WHERE position = 1").update();

        var replay = replayed(engine, null);

        assertThat(replay.state()).isEqualTo(Replay.State.DIFFERENT);
        assertThat(replay.differences()).isEqualTo(3);
        assertThat(table(replay, "addition"))
                .isEqualTo(
                        new Replay.Table(
                                "addition",
                                Replay.Compared.EVERY_ROW,
                                2500,
                                2499,
                                1,
                                List.of(
                                        new Replay.Difference(
                                                Replay.Kind.ONLY_REPLAYED,
                                                Map.of("position", "1"),
                                                List.of()))));
        assertThat(table(replay, "amount").first())
                .containsExactly(
                        new Replay.Difference(
                                Replay.Kind.ONLY_LIVE, Map.of("subject", "nobody"), List.of()),
                        new Replay.Difference(
                                Replay.Kind.CHANGED, Map.of("subject", "s3"), List.of("amount")));
        assertThat(meters.get("atbilstiba.replay.differences").counter().count()).isEqualTo(3);
        assertThat(log.safePosition()).isEqualTo(last);
    }

    @Test
    void a_row_that_is_there_twice_is_found_though_its_key_says_that_it_cannot_be() {
        var engine = started(Amounts.PARKING);
        jdbc.sql("DROP INDEX " + LIVE + ".addition_ix").update();
        jdbc.sql(
                        "INSERT INTO "
                                + LIVE
                                + ".addition SELECT * FROM "
                                + LIVE
                                + ".addition WHERE position <= 2")
                .update();

        var replay = replayed(engine, null);

        assertThat(table(replay, "addition").first())
                .extracting(Replay.Difference::kind, it -> it.key().get("position"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Replay.Kind.ONLY_LIVE, "1"),
                        org.assertj.core.groups.Tuple.tuple(Replay.Kind.ONLY_LIVE, "2"));
    }

    @Test
    void of_very_many_differences_the_first_are_named_and_all_are_counted() {
        var engine = started(Amounts.PARKING);
        jdbc.sql("TRUNCATE " + LIVE + ".addition").update();

        var addition = table(replayed(engine, null), "addition");

        assertThat(addition.differences()).isEqualTo(2500);
        assertThat(addition.first()).hasSize(TableComparison.TOLD);
    }

    @Test
    void a_table_that_is_gone_or_has_another_column_is_a_difference() {
        var engine = started(Amounts.PARKING);
        jdbc.sql("ALTER TABLE " + LIVE + ".amount ADD COLUMN hidden text").update();
        jdbc.sql("DROP TABLE " + LIVE + ".addition").update();

        var replay = replayed(engine, null);

        assertThat(replay.state()).isEqualTo(Replay.State.DIFFERENT);
        assertThat(replay.views().getFirst().tables())
                .extracting(Replay.Table::compared)
                .containsOnly(Replay.Compared.OTHER_TABLE);
    }

    @Test
    void while_events_come_it_finds_nothing_that_nobody_touched() throws Exception {
        var engine = started(Amounts.PARKING);
        var enough = new AtomicBoolean();
        var writer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; !enough.get(); i++) {
                                long position = log.add("s" + i % 23, 1 + i % 3);
                                await(engine, position - 50);
                            }
                        });
        try {
            for (int i = 0; i < 5; i++)
                assertThat(replayed(engine, null))
                        .returns(Replay.State.EQUAL, Replay::state)
                        .returns(0L, Replay::differences);
        } finally {
            enough.set(true);
            writer.join();
        }
        await(engine, log.safePosition());
    }

    @Test
    void up_to_a_past_position_it_compares_what_the_live_rows_say_of_then() {
        var engine = started(Amounts.PARKING);
        long then = 1000;
        jdbc.sql("DELETE FROM " + LIVE + ".addition WHERE position > 1000 AND position < 1100")
                .update();

        var untouched = replayed(engine, new Replay.Point(then, Instant.EPOCH));
        jdbc.sql("UPDATE " + LIVE + ".addition SET subject = 'x' WHERE position = 1").update();
        var touched = replayed(engine, new Replay.Point(then, Instant.EPOCH));

        assertThat(untouched.state()).isEqualTo(Replay.State.EQUAL);
        assertThat(table(untouched, "addition").compared()).isEqualTo(Replay.Compared.ROWS_OF_THEN);
        assertThat(table(untouched, "addition").rowsLive())
                .isEqualTo(table(untouched, "addition").rowsReplayed())
                .isEqualTo(log.countUpTo(then));
        assertThat(table(untouched, "amount").compared())
                .as("it keeps only what holds now")
                .isEqualTo(Replay.Compared.NOTHING);
        assertThat(table(touched, "addition").first())
                .containsExactly(
                        new Replay.Difference(
                                Replay.Kind.CHANGED, Map.of("position", "1"), List.of("subject")));
    }

    @Test
    void what_neither_could_take_in_is_told_and_is_no_difference() {
        log.add("bad", 666);
        long last = log.add("bad", 1);
        var engine = started(Amounts.PARKING);
        await(engine, last);

        var replay = replayed(engine, null);

        assertThat(replay.state()).isEqualTo(Replay.State.EQUAL);
        assertThat(replay.views().getFirst().letters()).isEqualTo(2);
    }

    @Test
    void one_runs_at_a_time_whichever_the_node() {
        var gated = new Gated();
        var one = started(gated);
        var other = started(Amounts.PARKING);
        gated.shut.set(true);
        var first = begun(one, null);

        assertThat(other.replays().begin(null, "person-2"))
                .isInstanceOf(Replays.Begun.AnotherRuns.class);
        assertThat(other.replays().find(first.id()))
                .get()
                .returns(Replay.State.RUNNING, Replay::state);
        gated.open();

        assertThat(ended(other, first).state()).isEqualTo(Replay.State.EQUAL);
        until(() -> other.replays().begin(null, "person-2") instanceof Replays.Begun.Running);
    }

    @Test
    void it_is_given_up_at_whichever_node_and_nothing_is_left_of_it() {
        var gated = new Gated();
        var one = started(gated);
        var other = started(Amounts.PARKING);
        gated.shut.set(true);
        var replay = begun(one, null);
        until(() -> !schemas().isEmpty());

        assertThat(other.replays().abandon(replay.id())).isTrue();
        gated.open();

        until(() -> schemas().isEmpty());
        assertThat(other.replays().abandon(replay.id())).as("it has ended").isFalse();
        assertThat(one.replays().find(replay.id()))
                .get()
                .returns(Replay.State.ABANDONED, Replay::state)
                .returns("given up by who started it", Replay::cause);
    }

    @Test
    void what_a_process_that_died_left_behind_is_cleared_away_by_the_next() {
        var gated = new Gated();
        var one = started(gated);
        gated.shut.set(true);
        var replay = begun(one, null);
        until(() -> !schemas().isEmpty());
        var other = started(Amounts.PARKING);
        tidyUp(other);
        assertThat(other.replays().find(replay.id()))
                .as("it runs, and is let alone")
                .get()
                .returns(Replay.State.RUNNING, Replay::state);

        one.kill();
        gated.open();
        until(() -> {
            tidyUp(other);
            return schemas().isEmpty();
        });

        assertThat(other.replays().find(replay.id()))
                .get()
                .returns(Replay.State.ABANDONED, Replay::state)
                .returns("its process ended", Replay::cause);
        await(other, log.add("a", 1));
        assertThat(replayed(other, null).state()).isEqualTo(Replay.State.EQUAL);
    }

    @Test
    void a_rebuild_goes_before_a_replay_of_the_same_process() throws Exception {
        var gated = new Gated();
        var engine = started(gated);
        gated.shut.set(true);
        var replay = begun(engine, null);
        until(() -> gated.waiting.getCount() == 0);

        engine.rebuilds().begin(List.of(gated), "person-1");
        assertThat(engine.replays().begin(null, "client-auditor"))
                .isInstanceOf(Replays.Begun.WhileRebuilding.class);
        gated.open();

        assertThat(ended(engine, replay).state()).isEqualTo(Replay.State.ABANDONED);
        until(() -> !engine.rebuilds().underWay());
        until(() -> schemas().isEmpty());
    }

    @Test
    void what_was_found_cannot_be_changed_afterwards() {
        var engine = started(Amounts.PARKING);
        var replay = replayed(engine, null);
        for (var change :
                List.of(
                        "UPDATE ops.replay SET state = 'DIFFERENT'",
                        "DELETE FROM ops.replay",
                        "UPDATE ops.replay_view SET tables = '[]'",
                        "DELETE FROM ops.replay_view",
                        "TRUNCATE ops.replay_view"))
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("kept as it was found");
        assertThat(engine.replays().before(Long.MAX_VALUE, 10)).containsExactly(replay);
    }

    /** Folds a table set that is not live only while the gate is open. */
    private static final class Gated implements Projection {
        private final AtomicBoolean shut = new AtomicBoolean();
        private final CountDownLatch opened = new CountDownLatch(1);
        private final CountDownLatch waiting = new CountDownLatch(1);

        void open() {
            opened.countDown();
        }

        @Override
        public ProjectionName name() {
            return Amounts.AMOUNTS;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<String> tables() {
            return Amounts.PARKING.tables();
        }

        @Override
        public List<String> indexes() {
            return Amounts.PARKING.indexes();
        }

        @Override
        public Fold open(Connection at, long position) throws SQLException {
            var fold = Amounts.PARKING.open(at, position);
            boolean waits = shut.get();
            return new Fold() {
                @Override
                public void on(Recorded<Object> event) {
                    if (waits) {
                        waiting.countDown();
                        try {
                            opened.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    fold.on(event);
                }

                @Override
                public void flush(Connection connection) throws SQLException {
                    fold.flush(connection);
                }
            };
        }
    }

    private static Replay.Table table(Replay replay, String name) {
        return replay.views().getFirst().tables().stream()
                .filter(it -> it.table().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Replay replayed(ProjectionEngine engine, Replay.@Nullable Point asOf) {
        return ended(engine, begun(engine, asOf));
    }

    private static Replay begun(ProjectionEngine engine, Replay.@Nullable Point asOf) {
        var begun = new ArrayList<Replay>();
        // the one before may be at its last words
        until(() -> {
            if (engine.replays().begin(asOf, "client-auditor")
                    instanceof Replays.Begun.Running(var replay)) begun.add(replay);
            return !begun.isEmpty();
        });
        return begun.getFirst();
    }

    private static Replay ended(ProjectionEngine engine, Replay replay) {
        until(() ->
                engine.replays().find(replay.id()).orElseThrow().state() != Replay.State.RUNNING);
        return engine.replays().find(replay.id()).orElseThrow();
    }

    private ProjectionEngine started(Projection projection) {
        var engine =
                new ProjectionEngine(
                        new Connections(database.dataSource()),
                        claims(),
                        tasks,
                        log,
                        ProjectionProperties.defaults(),
                        Clock.fixed(MemoryLog.START, ZoneOffset.UTC),
                        engines.isEmpty() ? meters : new SimpleMeterRegistry(),
                        List.of(projection),
                        List.of());
        engines.add(engine);
        engine.start();
        await(engine, log.safePosition());
        return engine;
    }

    private void await(ProjectionEngine engine, long position) {
        try {
            assertThat(
                            new EngineViews(database.dataSource(), engine)
                                    .awaitPosition(Amounts.AMOUNTS, position, PATIENCE))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tidyUp(ProjectionEngine engine) {
        try {
            engine.replays().tidyUp();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<@Nullable String> schemas() {
        return jdbc.sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'replay%'")
                .query(String.class)
                .list();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
