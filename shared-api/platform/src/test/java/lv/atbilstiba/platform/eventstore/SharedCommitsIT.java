package lv.atbilstiba.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.platform.embedded.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Appends that meet: one commit for many, and a conflict for nobody but who has it. */
class SharedCommitsIT {
    private static final int WRITERS = 24;
    private TestDatabase database;
    private Store store;
    private SharedCommits commits;

    @BeforeEach
    void open() {
        database = Store.database();
        store = Store.on(database);
        commits = new SharedCommits(store.pool);
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void those_that_meet_are_recorded_each_with_its_own_positions() throws Exception {
        var appended = new TreeMap<Long, Long>();
        var each = 50;
        for (var outcome : together(each, (writer, i) -> append("test-" + writer, i)))
            for (var one : outcome.get()) appended.put(one.lastPosition(), one.version());

        assertThat(appended).hasSize(WRITERS * each);
        store.awaitAllCommitted();
        for (int writer = 0; writer < WRITERS; writer++) {
            var history = store.log.of("test-" + writer);
            assertThat(history)
                    .extracting(StoredEvent::sequence)
                    .containsExactlyElementsOf(LongStream.range(0, each).boxed().toList());
            assertThat(history)
                    .allSatisfy(event ->
                            assertThat(appended).containsEntry(event.position(), event.sequence()));
        }
        assertThat(transactions()).as("many shared one").isLessThan(WRITERS * each);
    }

    @Test
    void a_conflict_fails_nobody_but_who_has_it() throws Exception {
        commits.append(events("test-hot", 0, 1), null);
        var lost = 0;
        var won = 0;
        var each = 20;
        var outcomes =
                together(
                        each,
                        (writer, i) ->
                                writer % 4 == 0
                                        ? append("test-hot", i + 1)
                                        : append("test-" + writer, i));
        for (int writer = 0; writer < WRITERS; writer++) {
            try {
                won += outcomes.get(writer).get().size();
            } catch (ExecutionException e) {
                assertThat(writer % 4).as("only those on the same aggregate").isZero();
                assertThat(LostRace.isDuplicateKey(e)).isTrue();
                lost++;
            }
        }
        assertThat(lost).isPositive();
        for (int writer = 0; writer < WRITERS; writer++)
            if (writer % 4 != 0)
                assertThat(
                                store.number(
                                        "SELECT count(*) FROM eventstore.domain_event WHERE"
                                                + " aggregate_identifier = 'test-%d'"
                                                        .formatted(writer)))
                        .isEqualTo(each);
        assertThat(won).isGreaterThanOrEqualTo(each * WRITERS * 3 / 4);
    }

    @Test
    void events_of_one_command_stay_together_and_in_their_order() throws Exception {
        for (var outcome :
                together(
                        20,
                        (writer, i) -> commits.append(events("test-" + writer, i * 5L, 5), null)))
            for (var one : outcome.get())
                assertThat(one.lastPosition()).isGreaterThan(one.firstPosition());
        store.awaitAllCommitted();
        for (int writer = 0; writer < WRITERS; writer++) {
            var history = store.log.of("test-" + writer);
            assertThat(history).hasSize(100);
            assertThat(history)
                    .isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()));
        }
    }

    @Test
    void receipts_are_written_with_the_events_of_their_own_command() throws Exception {
        for (var outcome :
                together(
                        10,
                        (writer, i) ->
                                commits.append(
                                        events("test-" + writer, i * 2L, 2),
                                        writer % 2 == 0 ? receipt(writer, i) : null)))
            outcome.get();
        assertThat(store.number("SELECT count(*) FROM write.receipt")).isEqualTo(WRITERS / 2 * 10);
        assertThat(
                        store.number(
                                """
                                SELECT count(*)
                                FROM write.receipt r
                                JOIN eventstore.domain_event e ON e.global_index = r.last_position
                                WHERE e.aggregate_identifier = r.aggregate
                                  AND e.sequence_number = r.version
                                  AND r.key = r.aggregate || '-' || (r.version - 1) / 2
                                """))
                .isEqualTo(WRITERS / 2 * 10);

        var taken = receipt(0, 3);
        assertThatThrownBy(() -> commits.append(events("test-other", 0, 1), taken))
                .satisfies(e -> assertThat(LostRace.isDuplicateKey(e)).isTrue());
        assertThat(store.log.of("test-other")).isEmpty();
    }

    @Test
    void when_the_database_is_away_everybody_is_told_at_once() throws Exception {
        store.pool.close();
        for (var outcome : together(1, (writer, i) -> append("test-" + writer, i)))
            assertThatThrownBy(outcome::get)
                    .cause()
                    .isInstanceOfAny(DataAccessException.class, SQLException.class);
    }

    @Test
    void an_append_joins_the_transaction_that_its_thread_has_open() throws Exception {
        store.inTransaction(() -> {
            try {
                append("test-joined", 0);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return false;
        });
        assertThat(store.number("SELECT count(*) FROM eventstore.domain_event")).isZero();
    }

    private interface Appending {
        AppendReceipt.Appended append(int writer, int i) throws SQLException;
    }

    /** All writers begin at once; each does so many, one after the other. */
    private static List<Future<List<AppendReceipt.Appended>>> together(
            int each, Appending appending) throws InterruptedException {
        var outcomes = new ArrayList<Future<List<AppendReceipt.Appended>>>();
        var begin = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < WRITERS; number++) {
                int writer = number;
                outcomes.add(
                        threads.submit(() -> {
                            begin.await();
                            var appended = new ArrayList<AppendReceipt.Appended>();
                            for (int i = 0; i < each; i++)
                                appended.add(appending.append(writer, i));
                            return appended;
                        }));
            }
            begin.countDown();
        }
        return outcomes;
    }

    private AppendReceipt.Appended append(String aggregate, long sequence) throws SQLException {
        return commits.append(events(aggregate, sequence, 1), null);
    }

    private static List<NewEvent> events(String aggregate, long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(sequence -> NewEvent.of(Store.event(aggregate, sequence)))
                .toList();
    }

    private static AppendReceipt.Idempotency receipt(int writer, int i) {
        return new AppendReceipt.Idempotency(
                "client", "test-" + writer + "-" + i, new byte[] {1}, 200, null);
    }

    /** How many transactions wrote the events. */
    private long transactions() throws SQLException {
        return store.number("SELECT count(DISTINCT xmin::text) FROM eventstore.domain_event");
    }
}
