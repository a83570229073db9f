package lv.atbilstiba.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.platform.embedded.EmbeddedPostgresServer;
import lv.atbilstiba.platform.embedded.TestDatabase;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/** Nothing is skipped and nothing is stuck. */
class SafePositionIT {
    private static final Duration WRITERS = Duration.ofSeconds(30);
    private static final Duration NOT_YET = Duration.ofMillis(200);

    private final TestDatabase database = Store.database();
    private final Store store = Store.on(database);

    @BeforeEach
    void anotherTable() throws SQLException {
        createOtherTable(store);
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void an_event_that_commits_late_is_read_in_its_place() throws Exception {
        var tHasItsId = new CountDownLatch(1);
        var uHasAppended = new CountDownLatch(1);
        var uMayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var t =
                    threads.submit(() ->
                            store.inTransaction(() -> {
                                writeAnotherRow(store);
                                tHasItsId.countDown();
                                await(uHasAppended);
                                store.append("t", 0);
                                return true;
                            }));
            await(tHasItsId);
            var u =
                    threads.submit(() ->
                            store.inTransaction(() -> {
                                store.append("u", 0);
                                uHasAppended.countDown();
                                await(uMayCommit);
                                return true;
                            }));
            t.get();
            // T is committed. A reader that went by T's own transaction id would read it now, move
            // on, and never see U, which has the smaller number.
            long tPosition = store.lastCommitted();
            assertThat(store.log.await(tPosition, NOT_YET)).isFalse();
            assertThat(store.log.after(0, 10)).isEmpty();
            assertThat(store.engine.readEvents(store.engine.createTailToken(), false)).isEmpty();
            assertThat(store.safePosition.age()).isPositive();
            assertThat(store.log.head()).as("Axon's head token").isLessThan(tPosition);
            uMayCommit.countDown();
            u.get();
        }
        store.awaitAllCommitted();
        assertThat(store.log.after(0, 10))
                .extracting(StoredEvent::aggregate)
                .containsExactly("u", "t");
        assertThat(store.safePosition.age()).isZero();
    }

    @Test
    void a_reader_beside_thirty_two_writers_sees_all_that_is_committed_in_order() throws Exception {
        var reader = new Reader(store);
        long committed = reader.beside(() -> write(store, 32, WRITERS, "before"));
        assertThat(committed).isGreaterThan(100);
        reader.hasRead(committed);
        System.out.println(committed + " events committed and read in " + WRITERS);
    }

    @Test
    void a_look_never_sees_a_number_that_is_yet_to_be_drawn() throws Exception {
        // While PostgreSQL logs a sequence, once in 32 draws, its row stands 32 numbers ahead. A
        // look
        // that saw that would take numbers for decided that somebody draws a moment later.
        try (var connection = store.direct.getConnection()) {
            Store.execute(
                    connection,
                    """
                    CREATE FUNCTION looks_ahead(times int) RETURNS bigint LANGUAGE plpgsql AS $$
                    DECLARE
                        ahead bigint := 0;
                        seen bigint;
                    BEGIN
                        FOR i IN 1..times LOOP
                            SELECT l.drawn INTO seen FROM eventstore.look_for_writers(0) l;
                            IF nextval('eventstore.global_index') <= seen THEN
                                ahead := ahead + 1;
                            END IF;
                        END LOOP;
                        RETURN ahead;
                    END
                    $$\
                    """);
        }
        var done = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var drawing =
                    IntStream.range(0, 4)
                            .<Future<?>>mapToObj(i -> threads.submit(() -> draw(done)))
                            .toList();
            try {
                assertThat(store.number("SELECT looks_ahead(100000)")).isZero();
            } finally {
                done.set(true);
            }
            all(drawing);
        }
    }

    private Void draw(AtomicBoolean done) throws SQLException {
        while (!done.get()) {
            store.number(
                    "SELECT max(nextval('eventstore.global_index')) FROM generate_series(1, 1000)");
        }
        return null;
    }

    @Test
    void a_restored_log_is_as_good_as_the_one_that_was_dumped() throws Exception {
        long before = write(store, 32, Duration.ofSeconds(2), "before");
        store.awaitAllCommitted();
        // The binaries that come with the build have no pg_dump: this is what it would do.
        try (var cluster = EmbeddedPostgresServer.temporary()) {
            cluster.createDatabase("restored");
            var direct = cluster.database("restored");
            EventStoreMigration.migrate(direct);
            copy(store, direct);
            try (var restored = Store.on(direct, cluster.jdbcUrl("restored"), cluster.user())) {
                createOtherTable(restored);
                assertThat(restored.number("SELECT pg_current_xact_id()::text::bigint"))
                        .as("ids begin anew, positions do not")
                        .isLessThan(store.number("SELECT pg_current_xact_id()::text::bigint"));
                var reader = new Reader(restored);
                long after =
                        reader.beside(() -> write(restored, 32, Duration.ofSeconds(3), "after"));
                assertThat(after).isPositive();
                reader.hasRead(before + after);
            }
        }
    }

    @Test
    void a_transaction_that_stays_open_across_ten_thousand_commits_delays_and_never_skips()
            throws Exception {
        // Axon's own reader drops a gap that lies 10,000 numbers back, or whose neighbours are
        // older
        // than its time-out by their own time stamps; ours asks neither.
        var longAgo = Instant.now().minus(Duration.ofHours(2));
        var reader = new Reader(store);
        store.append("early", 0);
        store.awaitAllCommitted();
        long head = store.log.head();
        var open = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        int writers = 10;
        int commits = 1_050;
        long read =
                reader.beside(() -> {
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        var slow = threads.submit(() -> appendSlowly(longAgo, open, mayCommit));
                        await(open);
                        var fast = new ArrayList<Future<?>>();
                        for (int writer = 0; writer < writers; writer++) {
                            var name = "fast-" + writer;
                            fast.add(threads.submit(() -> appendOften(name, commits, longAgo)));
                        }
                        all(fast);
                        assertThat(store.log.head()).isEqualTo(head);
                        assertThat(store.log.after(head, 10)).isEmpty();
                        mayCommit.countDown();
                        slow.get();
                    }
                    return writers * commits + 2L;
                });
        reader.hasRead(read);
        assertThat(store.log.after(head, 1))
                .extracting(StoredEvent::aggregate)
                .containsExactly("slow");
        assertThat(reader.positions.getLast() - head).isGreaterThan(10_000);
    }

    private void appendSlowly(Instant writtenAt, CountDownLatch open, CountDownLatch mayCommit) {
        store.inTransaction(() -> {
            store.engine.appendEvents(List.of(Store.event("slow", 0, writtenAt)));
            open.countDown();
            await(mayCommit);
            return true;
        });
    }

    private void appendOften(String aggregate, int times, Instant writtenAt) {
        for (int i = 0; i < times; i++) {
            store.engine.appendEvents(List.of(Store.event(aggregate, i, writtenAt)));
        }
    }

    @Test
    void twenty_thousand_numbers_burnt_by_roll_backs_stall_nobody() throws Exception {
        store.append("service-a", 0);
        var token = (GlobalSequenceTrackingToken) store.engine.createTailToken();
        for (int i = 0; i < 20; i++) {
            store.inTransaction(() -> {
                store.inThisTransaction(
                        "SELECT eventstore.next_position() FROM generate_series(1, 1000)");
                store.append("burnt", 0);
                return false;
            });
        }
        long before = System.nanoTime();
        store.append("service-a", 1);
        assertThat(store.log.await(store.lastCommitted(), Duration.ofSeconds(2))).isTrue();
        var read = store.engine.readEvents(token, false).toList();
        assertThat(System.nanoTime() - before).isLessThan(Duration.ofSeconds(2).toNanos());
        assertThat(read).extracting("sequenceNumber").containsExactly(0L, 1L);
        assertThat(store.lastCommitted()).isGreaterThan(20_000);
    }

    @Test
    void numbers_burnt_last_are_passed_without_any_append() throws Exception {
        store.append("service-a", 0);
        store.inTransaction(() -> {
            store.append("burnt", 0);
            return false;
        });
        assertThat(
                        store.log.await(
                                store.number("SELECT last_value FROM eventstore.global_index"),
                                Store.PATIENCE))
                .isTrue();
        assertThat(store.log.after(0, 10)).hasSize(1);
    }

    @Test
    void who_writes_elsewhere_or_only_reads_events_holds_up_nobody() throws Exception {
        store.inTransaction(() -> {
            writeAnotherRow(store);
            store.inThisTransaction("SELECT count(*) FROM eventstore.domain_event");
            store.inThisTransaction("CREATE INDEX ON another (value)");
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.submit(() -> store.append("beside", 0)).get();
                assertThat(store.log.await(store.lastCommitted(), Store.PATIENCE)).isTrue();
            } catch (InterruptedException | ExecutionException | SQLException e) {
                throw new AssertionError(e);
            }
            assertThat(store.log.after(0, 10)).hasSize(1);
            return true;
        });
    }

    @Test
    void an_event_appended_after_a_save_point_was_rolled_back_is_waited_for() throws Exception {
        store.inTransaction(() -> {
            store.inThisTransaction("SAVEPOINT s");
            store.append("gone", 0);
            store.inThisTransaction("ROLLBACK TO s");
            store.append("stays", 0);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.submit(() -> store.append("beside", 0)).get();
                assertThat(store.log.await(store.lastCommitted(), NOT_YET)).isFalse();
            } catch (InterruptedException | ExecutionException | SQLException e) {
                throw new AssertionError(e);
            }
            return true;
        });
        store.awaitAllCommitted();
        assertThat(store.log.after(0, 10))
                .extracting(StoredEvent::aggregate)
                .containsExactly("stays", "beside");
    }

    @Test
    void the_age_counts_from_the_last_look_that_succeeded() throws Exception {
        store.append("service-a", 0);
        store.awaitAllCommitted();
        assertThat(store.safePosition.age()).isZero();
        try (var connection = store.direct.getConnection()) {
            Store.execute(
                    connection,
                    "ALTER FUNCTION eventstore.look_for_writers RENAME TO look_no_more");
            var until = System.nanoTime() + Store.PATIENCE.toNanos();
            while (store.safePosition.age().isZero() && System.nanoTime() < until)
                Thread.onSpinWait();
            assertThat(store.safePosition.age()).isGreaterThan(Duration.ofSeconds(1));
            Store.execute(
                    connection,
                    "ALTER FUNCTION eventstore.look_no_more RENAME TO look_for_writers");
        }
        store.append("service-a", 1);
        store.awaitAllCommitted();
        assertThat(store.safePosition.age()).isZero();
    }

    @Test
    void two_nodes_that_race_for_one_aggregate_leave_a_history_without_holes() throws Exception {
        int perWriter = 60;
        try (var other = Store.on(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lost = new AtomicInteger();
            var won = new AtomicInteger();
            all(
                    IntStream.range(0, 16)
                            .<Future<?>>mapToObj(writer ->
                                    threads.submit(() ->
                                            race(
                                                    writer % 2 == 0 ? store : other,
                                                    perWriter,
                                                    won,
                                                    lost)))
                            .toList());
            assertThat(won).hasValue(16 * perWriter);
            assertThat(lost).hasPositiveValue();
            store.awaitAllCommitted();
            assertThat(store.log.of("hot"))
                    .extracting(StoredEvent::sequence)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 16 * perWriter).mapToObj(Long::valueOf).toList());
        }
    }

    private static void race(Store node, int times, AtomicInteger won, AtomicInteger lost) {
        for (int done = 0; done < times; ) {
            long next = node.engine.lastSequenceNumberFor("hot").map(n -> n + 1).orElse(0L);
            try {
                node.append("hot", next);
                won.incrementAndGet();
                done++;
            } catch (ConcurrencyException e) {
                lost.incrementAndGet();
            } catch (AggregateStreamCreationException e) {
                assertThat(next).isZero();
                lost.incrementAndGet();
            }
        }
    }

    @Test
    void looking_stops_with_its_process() throws Exception {
        var other = Store.on(database);
        other.close();
        assertThatThrownBy(() -> other.append("service-a", 0)).isInstanceOf(RuntimeException.class);
        store.append("service-a", 0);
        store.awaitAllCommitted();
        assertThat(other.log.head()).isZero();
    }

    // ---- a reader that follows, and writers

    private static final class Reader {
        private final Store store;
        private final Map<String, Long> lastSequence = new HashMap<>();
        final List<Long> positions = new ArrayList<>();
        private final AtomicBoolean done = new AtomicBoolean();

        Reader(Store store) {
            this.store = store;
        }

        /**
         * Reads while the work is done, and afterwards until the head; answers what the work did.
         */
        long beside(Work work) throws Exception {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var reading = threads.submit(this::read);
                long result;
                try {
                    result = work.run();
                    store.awaitAllCommitted();
                } finally {
                    done.set(true);
                }
                reading.get();
                return result;
            }
        }

        private Void read() {
            long position = 0;
            while (true) {
                boolean last = done.get();
                var page = store.log.after(position, 1_000);
                for (var event : page) {
                    long expected = lastSequence.getOrDefault(event.aggregate(), -1L) + 1;
                    assertThat(event.position()).isGreaterThan(position);
                    assertThat(event.sequence()).as("of %s", event).isEqualTo(expected);
                    lastSequence.put(event.aggregate(), expected);
                    position = event.position();
                    positions.add(position);
                }
                if (page.isEmpty()) {
                    if (last) return null;
                    store.log.await(position + 1, Duration.ofMillis(20));
                }
            }
        }

        void hasRead(long committed) throws SQLException {
            assertThat(positions).hasSize(Math.toIntExact(committed));
            assertThat(store.number("SELECT count(*) FROM eventstore.domain_event"))
                    .isEqualTo(committed);
        }
    }

    private interface Work {
        long run() throws Exception;
    }

    /** Each writer writes another row first, and then its event; some roll back. */
    private static long write(Store store, int writers, Duration duration, String name)
            throws Exception {
        var committed = new AtomicLong();
        long end = System.nanoTime() + duration.toNanos();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            all(
                    IntStream.range(0, writers)
                            .<Future<?>>mapToObj(writer ->
                                    threads.submit(() -> {
                                        long sequence = 0;
                                        while (System.nanoTime() < end) {
                                            if (writeOne(store, name + "-" + writer, sequence)) {
                                                sequence++;
                                                committed.incrementAndGet();
                                            }
                                        }
                                    }))
                            .toList());
        }
        return committed.get();
    }

    private static boolean writeOne(Store store, String aggregate, long sequence) {
        boolean commits = ThreadLocalRandom.current().nextInt(20) != 0;
        boolean lingers = ThreadLocalRandom.current().nextInt(200) == 0;
        store.inTransaction(() -> {
            writeAnotherRow(store);
            store.append(aggregate, sequence);
            if (lingers) store.inThisTransaction("SELECT pg_sleep(0.02)");
            return commits;
        });
        return commits;
    }

    private static void createOtherTable(Store store) throws SQLException {
        try (var connection = store.direct.getConnection()) {
            Store.execute(connection, "CREATE TABLE another (value int)");
        }
    }

    private static void writeAnotherRow(Store store) {
        store.inThisTransaction("INSERT INTO another VALUES (1)");
    }

    /** Every row, byte for byte, and where the sequence stands. */
    private static void copy(Store from, DataSource to) throws Exception {
        var rows = new ByteArrayOutputStream();
        String columns =
                """
                (global_index, sequence_number, time_stamp, recorded_at, event_identifier,
                 aggregate_identifier, type, payload_type, payload_revision, payload, metadata)\
                """;
        try (var source = from.direct.getConnection();
                var target = to.getConnection()) {
            source.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "COPY eventstore.domain_event "
                                    + columns
                                    + " TO STDOUT (FORMAT binary)",
                            rows);
            target.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY eventstore.domain_event "
                                    + columns
                                    + " FROM STDIN (FORMAT binary)",
                            new ByteArrayInputStream(rows.toByteArray()));
            Store.execute(
                    target,
                    "SELECT setval('eventstore.global_index', "
                            + from.number("SELECT last_value FROM eventstore.global_index")
                            + ")");
        }
    }

    private static void all(List<Future<?>> futures) throws Exception {
        for (var future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a writer failed", e.getCause());
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
