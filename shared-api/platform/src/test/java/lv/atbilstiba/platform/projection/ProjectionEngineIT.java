package lv.atbilstiba.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.claim.Claims;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.Role;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

class ProjectionEngineIT {
    private static final ProjectionName AMOUNTS = Amounts.AMOUNTS;
    private static final Caller OPERATOR =
            new Caller("client-operator", "operator", null, null, Set.of(Role.OPERATIONS));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BackgroundTasks tasks = new BackgroundTasks();
    private final TestDatabase database = TestDatabase.fresh();
    private final MemoryLog log = new MemoryLog();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<ProjectionEngine> engines = new ArrayList<>();

    @BeforeEach
    void migrate() {
        ProjectionMigration.migrate(database.dataSource());
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
    void a_view_follows_the_log_from_its_beginning_to_its_end() {
        log.add("a", 1);
        log.add("b", 2);
        var engine = started(Amounts.PARKING);
        long last = log.add("a", 3);

        await(engine, last);

        assertThat(amounts(engine)).containsExactly(Map.entry("a", 4), Map.entry("b", 2));
        assertThat(views(engine).position(AMOUNTS))
                .isEqualTo(new ViewPosition(last, MemoryLog.START.plusSeconds(last)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 5000})
    void whatever_the_batch_the_tables_are_the_same(int batch) {
        var sums = new java.util.TreeMap<String, Integer>();
        for (int i = 0; i < 300; i++) {
            log.add("s" + i % 17, i % 5);
            sums.merge("s" + i % 17, i % 5, Integer::sum);
        }
        var engine = started(ProjectionProperties.defaults().withBatch(batch), Amounts.PARKING);
        long last = 0;
        for (int i = 0; i < 300; i++) {
            last = log.add("s" + i % 13, 1);
            sums.merge("s" + i % 13, 1, Integer::sum);
        }

        await(engine, last);

        assertThat(additions(engine)).isEqualTo(600);
        assertThat(amounts(engine)).isEqualTo(sums);
    }

    @Test
    void a_stopped_process_goes_on_where_it_was() {
        long first = log.add("a", 1);
        var one = started(Amounts.PARKING);
        await(one, first);
        one.stop();
        long second = log.add("a", 1);

        var other = started(Amounts.PARKING);
        await(other, second);

        assertThat(amounts(other)).containsExactly(Map.entry("a", 2));
        assertThat(additions(other)).isEqualTo(2);
    }

    @Test
    void of_two_nodes_one_writes_and_when_it_is_killed_the_other_takes_over() {
        var one = started(ProjectionProperties.defaults().withBatch(10), Amounts.PARKING);
        await(one, log.add("a", 1));
        var other = started(ProjectionProperties.defaults().withBatch(10), Amounts.PARKING);
        assertThat(worker(one).following()).isTrue();
        assertThat(worker(other).following()).isFalse();

        long last = 0;
        for (int i = 0; i < 500; i++) {
            last = log.add("a", 1);
            if (i == 250) one.kill();
        }

        until(() -> worker(other).following());
        await(other, last);
        assertThat(amounts(other)).containsExactly(Map.entry("a", 501));
        assertThat(additions(other)).as("each event written once").isEqualTo(501);
    }

    @Test
    void a_node_that_does_not_hold_the_claim_can_wait_for_and_read_the_view() {
        var one = started(Amounts.PARKING);
        await(one, log.add("a", 1));
        var other = started(Amounts.PARKING);

        await(other, log.add("a", 1));

        assertThat(amounts(other)).containsExactly(Map.entry("a", 2));
    }

    @Test
    void an_event_that_cannot_be_folded_parks_its_subject_and_the_others_go_on() {
        for (int i = 0; i < 50; i++) log.add("good" + i, 1);
        long bad = log.add("bad", 666);
        long later = log.add("bad", 1);
        for (int i = 0; i < 50; i++) log.add("good" + i, 1);
        var engine = started(Amounts.PARKING);
        long last = log.add("good0", 1);

        await(engine, last);

        assertThat(amounts(engine)).hasSize(50).containsEntry("good0", 3).doesNotContainKey("bad");
        assertThat(letters())
                .containsExactly(
                        bad + " bad IllegalStateException: cannot be folded",
                        later + " bad an earlier event of the subject is here");
    }

    @Test
    void an_event_that_the_tables_refuse_is_found_by_halving() {
        var engine = started(Amounts.PARKING);
        for (int i = 0; i < 30; i++) log.add("good" + i, 1);
        long bad = log.add("bad", -5);
        long last = 0;
        for (int i = 0; i < 30; i++) last = log.add("good" + i, 1);

        await(engine, last);

        assertThat(amounts(engine)).hasSize(30);
        assertThat(letters()).singleElement().asString().startsWith(bad + " bad PSQLException");
    }

    @Test
    void a_fill_that_keeps_rows_back_begins_again_without_when_an_event_has_to_be_parked() {
        for (int i = 0; i < 3000; i++) log.add("good" + i % 50, 1);
        long bad = log.add("bad", 666);
        long tooSmall = log.add("small", -5);
        long last = log.add("good0", 1);
        var engine = started(new KeepingBack(Amounts.PARKING));

        await(engine, last);

        assertThat(amounts(engine)).hasSize(50).containsEntry("good0", 61);
        assertThat(additions(engine)).isEqualTo(3001);
        assertThat(letters())
                .hasSize(2)
                .anySatisfy(letter -> assertThat(letter).startsWith(bad + " bad"))
                .anySatisfy(letter -> assertThat(letter).startsWith(tooSmall + " small"));
    }

    /** Writes nothing before the end of a fill. */
    private record KeepingBack(Amounts amounts) implements Projection {
        @Override
        public ProjectionName name() {
            return amounts.name();
        }

        @Override
        public int version() {
            return amounts.version();
        }

        @Override
        public List<String> tables() {
            return amounts.tables();
        }

        @Override
        public Fold open(java.sql.Connection at, long position) throws java.sql.SQLException {
            var fold = amounts.open(at, position);
            return new Fold() {
                private boolean filling;

                @Override
                public void on(lv.atbilstiba.kernel.Recorded<Object> event) {
                    fold.on(event);
                }

                @Override
                public boolean beginFill() {
                    filling = true;
                    return true;
                }

                @Override
                public void endFill(java.sql.Connection connection) throws java.sql.SQLException {
                    filling = false;
                    flush(connection);
                }

                @Override
                public void flush(java.sql.Connection connection) throws java.sql.SQLException {
                    if (!filling) fold.flush(connection);
                }
            };
        }
    }

    @Test
    void a_rebuild_takes_parked_subjects_in_once_the_fault_is_mended() throws Exception {
        log.add("bad", -5);
        var engine = started(Amounts.PARKING);
        long last = log.add("good", 1);
        await(engine, last);
        assertThat(letters()).hasSize(1);
        engine.stop();

        var mended = new Mended();
        var other = started(mended);
        await(other, last);
        var rebuild = other.rebuilds().begin(List.of(mended), "person-1").getFirst();
        untilDone(other, rebuild);

        assertThat(amounts(other)).containsExactly(Map.entry("bad", 5), Map.entry("good", 1));
    }

    /** Takes the absolute amount: the fault of the other, mended. */
    private record Mended(Amounts amounts, int version) implements Projection {
        Mended() {
            this(Amounts.PARKING, 1);
        }

        @Override
        public ProjectionName name() {
            return amounts.name();
        }

        @Override
        public List<String> tables() {
            return amounts.tables();
        }

        @Override
        public Fold open(java.sql.Connection at, long position) throws java.sql.SQLException {
            var fold = amounts.open(at, position);
            return new Fold() {
                @Override
                public void on(lv.atbilstiba.kernel.Recorded<Object> event) {
                    var added = (MemoryLog.Added) event.event();
                    fold.on(
                            new lv.atbilstiba.kernel.Recorded<>(
                                    event.position(),
                                    event.recordedAt(),
                                    new MemoryLog.Added(added.subject(), Math.abs(added.amount())),
                                    event.provenance()));
                }

                @Override
                public void flush(java.sql.Connection connection) throws java.sql.SQLException {
                    fold.flush(connection);
                }
            };
        }
    }

    @Test
    void a_projection_that_must_not_park_stops_and_says_so_and_goes_on_when_it_can() {
        var engine = started(quickRetry(), Amounts.STOPPING);
        long good = log.add("good", 1);
        await(engine, good);
        log.add("bad", -5);

        until(() -> worker(engine).stoppedBecause() != null);

        assertThat(worker(engine).stoppedBecause()).contains("PSQLException");
        assertThat(gauge("atbilstiba.projection.stopped")).isEqualTo(1);
        assertThat(views(engine).position(AMOUNTS).position()).isEqualTo(good);
        jdbc.sql("ALTER TABLE read_test_amounts_1.amount DROP CONSTRAINT amount_amount_check")
                .update();
        await(engine, log.add("good", 1));
        until(() -> gauge("atbilstiba.projection.stopped") == 0);
        assertThat(amounts(engine)).containsEntry("bad", -5).containsEntry("good", 2);
    }

    @Test
    void too_many_letters_stop_the_projection() {
        var few =
                new ProjectionProperties(
                        true,
                        10,
                        10,
                        Duration.ZERO,
                        Duration.ofSeconds(30),
                        3,
                        Duration.ofDays(1),
                        1);
        for (int i = 0; i < 4; i++) log.add("bad" + i, -5);
        var engine = started(few, Amounts.PARKING);

        until(() -> worker(engine).stoppedBecause() != null);

        assertThat(worker(engine).stoppedBecause()).contains("letters");
    }

    @Test
    void an_unknown_event_stops_the_projection_after_the_events_before_it() {
        var engine = started(Amounts.PARKING);
        long known = log.add("a", 1);
        log.addFromTheFuture("b");
        log.add("a", 1);

        await(engine, known);
        until(() -> worker(engine).stoppedBecause() != null);

        assertThat(worker(engine).stoppedBecause()).contains("nobody knows");
        assertThat(views(engine).position(AMOUNTS).position()).isEqualTo(known);
        assertThat(letters()).isEmpty();
    }

    @Test
    void a_rebuild_fills_another_table_set_while_events_come_and_then_takes_its_place()
            throws Exception {
        for (int i = 0; i < 3000; i++) log.add("s" + i % 50, 1);
        var engine = started(Amounts.PARKING);
        await(engine, log.safePosition());
        assertThat(liveTables()).isEqualTo("read_test_amounts_1");

        var rebuild = engine.rebuilds().begin(List.of(Amounts.PARKING), "person-1").getFirst();
        long last = 0;
        for (int i = 0; i < 1000; i++) {
            last = log.add("s" + i % 50, 1);
            if (i % 100 == 0) assertThat(amounts(engine)).as("never a hole").hasSize(50);
        }
        untilDone(engine, rebuild);
        await(engine, last);

        assertThat(liveTables()).isEqualTo("read_test_amounts_2");
        assertThat(additions(engine)).isEqualTo(4000);
        assertThat(amounts(engine)).hasSize(50).containsEntry("s0", 80);
        await(engine, log.add("new", 1));
        assertThat(amounts(engine)).containsEntry("new", 1);
        assertThat(engine.rebuilds().of(List.of(Amounts.PARKING)))
                .singleElement()
                .returns(Rebuild.State.DONE, Rebuild::state)
                .returns("read_test_amounts_2", Rebuild::tables);
    }

    @Test
    void a_rebuild_by_another_node_is_followed_by_the_one_that_holds_the_claim() throws Exception {
        var holder = started(Amounts.PARKING);
        await(holder, log.add("a", 1));
        var other = started(Amounts.PARKING);

        var rebuild = other.rebuilds().begin(List.of(Amounts.PARKING), "person-1").getFirst();
        untilDone(other, rebuild);
        await(holder, log.add("a", 1));

        assertThat(liveTables()).isEqualTo("read_test_amounts_2");
        assertThat(amounts(other)).containsExactly(Map.entry("a", 2));
        assertThat(amounts(holder)).containsExactly(Map.entry("a", 2));
    }

    @Test
    void a_replaced_table_set_is_kept_for_a_while_and_then_dropped() throws Exception {
        var keepNothing =
                new ProjectionProperties(
                        true, 10, 10, Duration.ZERO, Duration.ofSeconds(1), 9, Duration.ZERO, 1);
        var engine = started(keepNothing, Amounts.PARKING);
        await(engine, log.add("a", 1));
        untilDone(engine, engine.rebuilds().begin(List.of(Amounts.PARKING), "person-1").getFirst());
        assertThat(schemas()).containsExactly("read_test_amounts_1", "read_test_amounts_2");

        engine.dropOldTables();

        assertThat(schemas()).containsExactly("read_test_amounts_2");
    }

    @Test
    void a_replaced_versions_tables_are_dropped_once_no_node_keeps_them() throws Exception {
        var old = started(Amounts.PARKING);
        long last = log.add("a", 1);
        await(old, last);
        var keepNothing =
                new ProjectionProperties(
                        true, 10, 10, Duration.ZERO, Duration.ofSeconds(1), 9, Duration.ZERO, 1);
        var engine = started(keepNothing, new Mended(Amounts.PARKING, 2));
        await(engine, last);

        engine.dropOldTables();
        assertThat(schemas())
                .as("a node with the older version keeps its tables")
                .containsExactly("read_test_amounts_1", "read_test_amounts_2");

        old.stop();
        engine.dropOldTables();
        assertThat(schemas()).containsExactly("read_test_amounts_2");
        assertThat(liveTables()).isEqualTo("read_test_amounts_2");
    }

    @Test
    void a_retry_takes_in_what_waits_of_a_subject_once_the_fault_is_mended() {
        log.add("bad", -5);
        log.add("bad", 3);
        long last = log.add("good", 1);
        var engine = started(Amounts.PARKING);
        await(engine, last);
        var letters = new DeadLettersEndpoint(database.dataSource(), engine);
        var first = letters.letters(0).items().getFirst();

        letters.retry(first.id(), new DeadLettersEndpoint.Decision("no change yet"), OPERATOR);
        until(() -> outcomes(letters, first.id()).equals(List.of("FAILED")));
        assertThat(letters.letters(0).items()).hasSize(2);

        engine.stop();
        var mended = started(new Mended());
        await(mended, last);
        var open = new DeadLettersEndpoint(database.dataSource(), mended);
        open.retry(first.id(), new DeadLettersEndpoint.Decision("mended in 1.2"), OPERATOR);
        until(() -> outcomes(open, first.id()).equals(List.of("FAILED", "DONE")));
        await(mended, log.add("bad", 1));

        assertThat(open.letters(0).items()).isEmpty();
        assertThat(amounts(mended)).containsExactly(Map.entry("bad", 9), Map.entry("good", 1));
        assertThat(open.letter(first.id()).acts().getLast())
                .extracting(DeadLettersEndpoint.Act::reason, DeadLettersEndpoint.Act::requestedBy)
                .containsExactly("mended in 1.2", OPERATOR.actor());
    }

    @Test
    void a_letter_that_is_dismissed_is_let_go_and_its_subject_goes_on() {
        log.add("bad", 666);
        log.add("bad", 7);
        var engine = started(Amounts.PARKING);
        await(engine, log.add("good", 1));
        var letters = new DeadLettersEndpoint(database.dataSource(), engine);
        var waiting = letters.letters(0).items();

        letters.dismiss(
                waiting.getFirst().id(), new DeadLettersEndpoint.Decision("not real"), OPERATOR);
        until(() -> letters.letters(0).items().size() == 1);
        letters.retry(
                waiting.getLast().id(), new DeadLettersEndpoint.Decision("the rest"), OPERATOR);
        until(() -> letters.letters(0).items().isEmpty());
        await(engine, log.add("bad", 1));

        assertThat(amounts(engine)).containsExactly(Map.entry("bad", 8), Map.entry("good", 1));
        assertThat(letters.letter(waiting.getFirst().id()).closedAt()).isNotNull();
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        letters.dismiss(
                                waiting.getFirst().id(),
                                new DeadLettersEndpoint.Decision("again"),
                                OPERATOR))
                .isInstanceOf(lv.atbilstiba.platform.problem.ProblemException.class);
    }

    private static List<String> outcomes(DeadLettersEndpoint letters, long id) {
        return letters.letter(id).acts().stream().map(DeadLettersEndpoint.Act::outcome).toList();
    }

    @Test
    void a_follower_is_told_each_event_it_wants_and_its_position_is_kept() {
        var told = new AtomicInteger();
        var follower =
                new Follower() {
                    @Override
                    public ProjectionName name() {
                        return ProjectionName.of("test.follower");
                    }

                    @Override
                    public boolean concerns(Class<?> eventType) {
                        return eventType == MemoryLog.Added.class;
                    }

                    @Override
                    public void on(lv.atbilstiba.kernel.Recorded<Object> event) {
                        told.incrementAndGet();
                    }
                };
        log.add("a", 1);
        var engine = engine(ProjectionProperties.defaults(), List.of(), List.of(follower));
        long last = log.add("a", 1);
        awaitView(engine, follower.name(), last);
        assertThat(told).hasValue(2);
        engine.stop();

        var other = engine(ProjectionProperties.defaults(), List.of(), List.of(follower));
        awaitView(other, follower.name(), log.add("a", 1));

        assertThat(told).hasValue(3);
    }

    @Test
    void lag_is_nothing_at_the_end_of_the_log_and_an_idle_projection_does_not_read()
            throws Exception {
        var engine = started(Amounts.PARKING);
        await(engine, log.add("a", 1));
        await(engine, log.add("a", 1));
        until(() -> gauge("atbilstiba.projection.lag") == 0);
        int reads = log.reads();

        assertThat(worker(engine).await(Long.MAX_VALUE, Duration.ofMillis(300).toNanos())).isZero();

        assertThat(log.reads()).isEqualTo(reads);
        assertThat(gauge("atbilstiba.projection.lag.events")).isZero();
        assertThat(meters.get("atbilstiba.projection.events").counter().count()).isGreaterThan(0);
    }

    private static ProjectionProperties quickRetry() {
        return new ProjectionProperties(
                true, 10, 10, Duration.ZERO, Duration.ofMillis(100), 10, Duration.ofDays(1), 1);
    }

    private ProjectionEngine started(Projection projection) {
        return started(ProjectionProperties.defaults(), projection);
    }

    private ProjectionEngine started(ProjectionProperties properties, Projection projection) {
        return engine(properties, List.of(projection), List.of());
    }

    private ProjectionEngine engine(
            ProjectionProperties properties,
            List<Projection> projections,
            List<Follower> followers) {
        var engine =
                new ProjectionEngine(
                        new Connections(database.dataSource()),
                        claims(),
                        tasks,
                        log,
                        properties,
                        Clock.fixed(MemoryLog.START, ZoneOffset.UTC),
                        engines.isEmpty() ? meters : new SimpleMeterRegistry(),
                        projections,
                        followers);
        engines.add(engine);
        engine.start();
        return engine;
    }

    private Views views(ProjectionEngine engine) {
        return new EngineViews(database.dataSource(), engine);
    }

    private static Worker worker(ProjectionEngine engine) {
        return engine.worker(AMOUNTS).orElseThrow();
    }

    private void await(ProjectionEngine engine, long position) {
        awaitView(engine, AMOUNTS, position);
    }

    private void awaitView(ProjectionEngine engine, ProjectionName view, long position) {
        try {
            assertThat(views(engine).awaitPosition(view, position, PATIENCE))
                    .as(() -> "stopped: " + engine.worker(view).orElseThrow().stoppedBecause())
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For what has no position to wait for. */
    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    private static void untilDone(ProjectionEngine engine, Rebuild rebuild) {
        until(() -> {
            try {
                var now =
                        engine.rebuilds()
                                .find(List.of(Amounts.PARKING), rebuild.id())
                                .orElseThrow();
                assertThat(now.state()).as(now.cause()).isNotEqualTo(Rebuild.State.FAILED);
                return now.state() == Rebuild.State.DONE;
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Map<String, Integer> amounts(ProjectionEngine engine) {
        return views(engine)
                .read(
                        AMOUNTS,
                        view -> {
                            var rows = new java.util.TreeMap<String, Integer>();
                            view.sql("SELECT subject, amount FROM {tables}.amount")
                                    .query(row -> {
                                        rows.put(row.getString(1), row.getInt(2));
                                    });
                            return rows;
                        });
    }

    private int additions(ProjectionEngine engine) {
        return jdbc.sql(views(engine).sql(AMOUNTS, "SELECT count(*) FROM {tables}.addition"))
                .query(Integer.class)
                .single();
    }

    private List<@Nullable String> letters() {
        return jdbc.sql(
                        "SELECT position || ' ' || subject || ' ' || cause FROM ops.letter ORDER BY"
                                + " 1")
                .query(String.class)
                .list();
    }

    private String liveTables() {
        return jdbc.sql("SELECT table_set FROM ops.projection_position")
                .query(String.class)
                .single();
    }

    private List<@Nullable String> schemas() {
        return jdbc.sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'read%' ORDER BY 1")
                .query(String.class)
                .list();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
