package lv.atbilstiba.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.claim.Claims;
import lv.atbilstiba.platform.embedded.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** A node that freezes loses its claims, and whatever it still sends is not stored. */
class TakeOverIT {
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final MemoryLog log = new MemoryLog();
    private final List<Node> nodes = new ArrayList<>();

    /** One process. */
    private record Node(
            BackgroundTasks tasks, Claims claims, ProjectionEngine engine, MeterRegistry meters) {
        double replaying() {
            return meters.get("atbilstiba.replay.running").gauge().value();
        }

        Worker worker() {
            return engine.worker(Amounts.AMOUNTS).orElseThrow();
        }

        /** Its threads stand still, as those of a stopped process: nothing is renewed any more. */
        void freezes() {
            claims.close();
        }
    }

    @BeforeEach
    void migrate() {
        ProjectionMigration.migrate(database.dataSource());
    }

    @AfterEach
    void stop() {
        for (var node : nodes) {
            node.engine.stop();
            node.tasks.close();
        }
        database.close();
    }

    @Test
    void a_node_that_freezes_in_the_midst_of_a_batch_is_relieved_and_its_batch_is_not_stored()
            throws Exception {
        var slow = new Slow();
        var one = node(slow);
        await(one, log.add("a", 1));
        var other = node(Amounts.PARKING);
        var goesOn = slow.holdNextFlush();
        long last = log.add("a", 1);
        slow.awaitHeld();

        one.freezes();

        await(other, last);
        assertThat(amount()).isEqualTo(2);
        goesOn.countDown();
        until(() -> !one.worker().following());
        await(other, log.add("a", 1));
        assertThat(amount()).isEqualTo(3);
        assertThat(
                        jdbc.sql("SELECT count(*) FROM read_test_amounts_1.addition")
                                .query(Long.class)
                                .single())
                .as("each event written once")
                .isEqualTo(3);
    }

    @Test
    void a_batch_shorter_than_the_lease_keeps_the_claim_however_often_others_ask()
            throws Exception {
        var slow = new Slow();
        var one = node(slow);
        await(one, log.add("a", 1));
        var other = node(Amounts.PARKING);
        var fence = fence();
        var goesOn = slow.holdNextFlush();
        long last = log.add("a", 1);
        slow.awaitHeld();
        // twice a lease: it is renewed by another thread all the while
        assertThat(goesOn.await(2 * LEASE.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        goesOn.countDown();

        await(one, last);

        assertThat(one.worker().following()).isTrue();
        assertThat(other.worker().following()).isFalse();
        assertThat(fence()).isEqualTo(fence);
    }

    @Test
    void every_node_tells_the_age_of_a_view_and_nobodys_view_is_not_well() {
        var one = node(Amounts.PARKING);
        await(one, log.add("a", 1));
        var other = node(Amounts.PARKING);
        var health = new ProjectionsHealth(other.engine);
        until(() -> health.health().getStatus().equals(Status.UP));
        assertThat(String.valueOf(health.health().getDetails().get("test.amounts")))
                .startsWith("another node's, at ");
        assertThat(other.worker().lagSeconds()).isZero();

        var blocked =
                new ProjectionProperties(
                        false, 10, 10, Duration.ZERO, Duration.ofSeconds(1), 9, Duration.ZERO, 1);
        one.engine.stop();
        other.engine.stop();
        var idle = node(blocked, Amounts.PARKING);
        log.add("a", 1);
        var nobodys = new ProjectionsHealth(idle.engine);
        until(() -> idle.worker().lagPositions() > 0 && idle.worker().lagSeconds() >= 0);
        assertThat(nobodys.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(idle.worker().parkedSubjects()).isZero();
    }

    @Test
    void an_error_stops_a_projection_which_says_so_and_tries_again() {
        var slow = new Slow();
        var one = node(slow);
        await(one, log.add("a", 1));
        slow.fails.set(new NoClassDefFoundError("made up"));
        long last = log.add("a", 1);
        until(() -> one.worker().stoppedBecause() != null);
        assertThat(one.worker().stoppedBecause()).contains("NoClassDefFoundError");
        assertThat(new ProjectionsHealth(one.engine).health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(one.worker().lagPositions()).isPositive();

        slow.fails.set(null);

        await(one, last);
        assertThat(one.worker().stoppedBecause()).isNull();
        assertThat(amount()).isEqualTo(2);
    }

    @Test
    void a_rebuild_by_a_node_that_freezes_makes_room_for_another_and_is_not_stored()
            throws Exception {
        var slow = new Slow();
        var one = node(slow);
        await(one, log.add("a", 1));
        var other = node(Amounts.PARKING);
        var goesOn = slow.holdNextFlush();
        var frozen = one.engine.rebuilds().begin(List.of(slow), "person-1").getFirst();
        slow.awaitHeld();
        // twice a lease: it is renewed all the while
        assertThat(goesOn.await(2 * LEASE.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        assertThat(rebuild(other)).isEmpty();

        one.freezes();

        var begun = new AtomicReference<@Nullable Rebuild>();
        until(() -> {
            rebuild(other).ifPresent(begun::set);
            return begun.get() != null;
        });
        var rebuild = Objects.requireNonNull(begun.get());
        until(() -> state(other, rebuild) == Rebuild.State.DONE);
        assertThat(state(other, frozen)).isEqualTo(Rebuild.State.FAILED);
        goesOn.countDown();
        until(() -> !one.engine.rebuilds().underWay());
        assertThat(state(other, frozen)).isEqualTo(Rebuild.State.FAILED);
        await(other, log.add("a", 1));
        assertThat(liveAmount()).isEqualTo(2);
        assertThat(liveTables()).isEqualTo(found(other, rebuild).tables());
    }

    @Test
    void a_replay_by_a_node_that_freezes_is_given_up_and_another_can_begin() throws Exception {
        var slow = new Slow();
        var one = node(slow);
        await(one, log.add("a", 1));
        var other = node(Amounts.PARKING);
        var goesOn = slow.holdNextFlush();
        var frozen = running(one.engine.replays().begin(null, "person-1")).orElseThrow();
        slow.awaitHeld();
        assertThat(running(other.engine.replays().begin(null, "person-2"))).isEmpty();

        one.freezes();

        until(() -> {
            tidyUp(other);
            return state(other, frozen) == Replay.State.ABANDONED;
        });
        var replay = running(other.engine.replays().begin(null, "person-2")).orElseThrow();
        until(() -> state(other, replay) != Replay.State.RUNNING);
        assertThat(state(other, replay)).isEqualTo(Replay.State.EQUAL);
        goesOn.countDown();
        until(() -> one.replaying() == 0);
        assertThat(state(other, frozen)).isEqualTo(Replay.State.ABANDONED);
    }

    private static Optional<Rebuild> rebuild(Node node) {
        try {
            return Optional.of(
                    node.engine.rebuilds().begin(List.of(Amounts.PARKING), "person-2").getFirst());
        } catch (Rebuilds.AlreadyRunning e) {
            return Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Rebuild found(Node node, Rebuild rebuild) {
        try {
            return node.engine
                    .rebuilds()
                    .find(List.of(Amounts.PARKING), rebuild.id())
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Rebuild.State state(Node node, Rebuild rebuild) {
        return found(node, rebuild).state();
    }

    private static Optional<Replay> running(Replays.Begun begun) {
        return begun instanceof Replays.Begun.Running(var replay)
                ? Optional.of(replay)
                : Optional.empty();
    }

    private static Replay.State state(Node node, Replay replay) {
        return node.engine.replays().find(replay.id()).orElseThrow().state();
    }

    private static void tidyUp(Node node) {
        try {
            node.engine.replays().tidyUp();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Amounts whose writing can be held up, or fail. */
    private static final class Slow implements Projection {
        private final AtomicReference<@Nullable CountDownLatch> hold = new AtomicReference<>();
        private final AtomicReference<@Nullable Error> fails = new AtomicReference<>();
        private final CountDownLatch held = new CountDownLatch(1);

        CountDownLatch holdNextFlush() {
            var goesOn = new CountDownLatch(1);
            hold.set(goesOn);
            return goesOn;
        }

        void awaitHeld() throws InterruptedException {
            assertThat(held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public ProjectionName name() {
            return Amounts.AMOUNTS;
        }

        @Override
        public int version() {
            return Amounts.PARKING.version();
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
            return new Fold() {
                @Override
                public void on(Recorded<Object> event) {
                    fold.on(event);
                }

                @Override
                public void flush(Connection connection) throws SQLException {
                    var failure = fails.get();
                    if (failure != null) throw failure;
                    fold.flush(connection);
                    var goesOn = hold.getAndSet(null);
                    if (goesOn == null) return;
                    held.countDown();
                    boolean interrupted = false;
                    while (true) {
                        try {
                            goesOn.await();
                            break;
                        } catch (InterruptedException e) {
                            interrupted = true;
                        }
                    }
                    if (interrupted) Thread.currentThread().interrupt();
                }
            };
        }
    }

    private Node node(Projection projection) {
        return node(
                new ProjectionProperties(
                        true, 10, 10, Duration.ZERO, Duration.ofMillis(100), 9, Duration.ZERO, 1),
                projection);
    }

    private Node node(ProjectionProperties properties, Projection projection) {
        var tasks = new BackgroundTasks();
        var claims = new Claims(database.dataSource(), tasks, LEASE);
        var meters = new SimpleMeterRegistry();
        var engine =
                new ProjectionEngine(
                        new Connections(database.dataSource()),
                        claims,
                        tasks,
                        log,
                        properties,
                        Clock.fixed(MemoryLog.START, ZoneOffset.UTC),
                        meters,
                        List.of(projection),
                        List.of());
        engine.start();
        var node = new Node(tasks, claims, engine, meters);
        nodes.add(node);
        return node;
    }

    private void await(Node node, long position) {
        until(() -> node.worker().following() && node.worker().position().position() >= position);
    }

    private int amount() {
        return jdbc.sql("SELECT amount FROM read_test_amounts_1.amount WHERE subject = 'a'")
                .query(Integer.class)
                .single();
    }

    private String liveTables() {
        return jdbc.sql("SELECT table_set FROM ops.projection_position")
                .query((row, _) -> row.getString(1))
                .single();
    }

    private int liveAmount() {
        return jdbc.sql("SELECT amount FROM " + liveTables() + ".amount WHERE subject = 'a'")
                .query(Integer.class)
                .single();
    }

    private long fence() {
        return jdbc.sql("SELECT fence FROM ops.claim").query(Long.class).single();
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
