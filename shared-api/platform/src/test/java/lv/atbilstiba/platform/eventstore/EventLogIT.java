package lv.atbilstiba.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.platform.embedded.TestDatabase;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class EventLogIT {
    private final TestDatabase database = Store.database();
    private final Store store = Store.on(database);

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void an_empty_log_has_no_head_and_no_time() {
        assertThat(store.log.head()).isZero();
        assertThat(store.log.after(-1, 10)).isEmpty();
        assertThat(store.log.logTime(Long.MAX_VALUE)).isEmpty();
        assertThat(store.log.positionAt(Instant.now())).isZero();
        assertThat(store.log.countUpTo(Long.MAX_VALUE)).isZero();
        assertThat(store.log.at(1)).isEmpty();
    }

    @Test
    void what_was_appended_is_read_in_its_order_and_as_the_facts_that_were_meant()
            throws SQLException {
        store.engine.appendEvents(
                List.of(
                        Store.event("service-a", 0),
                        Store.event("service-a", 1),
                        Store.event("service-b", 0)));
        store.append("service-a", 2);
        store.awaitAllCommitted();

        var events = store.log.after(0, 10);
        assertThat(events)
                .extracting(e -> e.aggregate() + "#" + e.sequence())
                .containsExactly("service-a#0", "service-a#1", "service-b#0", "service-a#2");
        assertThat(events).extracting(StoredEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(store.log.of("service-a")).hasSize(3);
        assertThat(
                        store.log.ofAll(
                                List.of("service-b", "service-a", "service-none"),
                                events.get(2).position()))
                .as("each in its order, up to the position")
                .containsExactly(events.get(0), events.get(1), events.get(2));
        assertThat(store.log.at(events.get(2).position()).orElseThrow().aggregate())
                .isEqualTo("service-b");
        assertThat(store.log.after(events.get(1).position(), 1))
                .extracting(StoredEvent::position)
                .containsExactly(events.get(2).position());
        assertThat(store.log.countUpTo(events.get(2).position())).isEqualTo(3);

        var replayed = new ArrayList<StoredEvent>();
        assertThat(store.log.replay(0, Long.MAX_VALUE, replayed::add))
                .isEqualTo(events.getLast().position());
        assertThat(replayed).isEqualTo(events);

        var recorded = store.decoder.decode(events.getFirst());
        assertThat(recorded.event()).isInstanceOf(PortfolioManagerReleased.class);
        assertThat(recorded.provenance()).isEqualTo(Store.SOMEBODY);
        assertThat(recorded.recordedAt()).isEqualTo(events.getFirst().recordedAt());
    }

    @Test
    void an_aggregate_is_loaded_with_all_that_is_committed() {
        store.append("service-a", 0);
        store.append("service-a", 1);
        assertThat(store.engine.readEvents("service-a", 1).asStream())
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.getSequenceNumber()).isEqualTo(1);
                    assertThat(e.getMetaData())
                            .containsOnlyKeys(EventMetadata.POSITION, EventMetadata.ACTOR);
                });
        assertThat(store.engine.lastSequenceNumberFor("service-a")).contains(1L);
        assertThat(store.engine.lastSequenceNumberFor("service-b")).isEmpty();
    }

    @Test
    void axons_tokens_are_positions_and_its_readers_stop_at_the_safe_one() throws SQLException {
        store.append("service-a", 0);
        store.append("service-a", 1);
        store.awaitAllCommitted();
        var tail = store.engine.createTailToken();
        var tracked = store.engine.readEvents(tail, false).toList();
        assertThat(tracked)
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.getMetaData()).containsKey(EventMetadata.ACTOR));
        assertThat(tracked.getLast().trackingToken()).isEqualTo(store.engine.createHeadToken());
        assertThat(store.engine.createTokenAt(Instant.now().minus(Duration.ofHours(1))))
                .isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(store.engine.createTokenAt(Instant.now().plus(Duration.ofHours(1))))
                .isEqualTo(store.engine.createHeadToken());
    }

    @Test
    void the_history_cannot_be_changed() {
        store.append("service-a", 0);
        for (var sql :
                List.of(
                        "UPDATE eventstore.domain_event SET payload = ''",
                        "DELETE FROM eventstore.domain_event",
                        "TRUNCATE eventstore.domain_event")) {
            assertThatThrownBy(
                            () -> {
                                try (var connection = store.direct.getConnection()) {
                                    Store.execute(connection, sql);
                                }
                            })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append only");
        }
    }

    @Test
    void people_can_read_it_in_sql() throws SQLException {
        store.append("service-a", 0);
        assertThat(
                        store.number(
                                """
                                SELECT count(*) FROM eventstore.event
                                WHERE event = 'PortfolioManagerReleased' AND version = 0
                                  AND facts ->> 'basis' = 'Rīkojums Nr. 0'
                                  AND provenance ->> 'institution' = '90000000001'
                                """))
                .isOne();
    }

    @Test
    void a_number_that_is_taken_is_a_lost_race_and_a_second_beginning_is_its_own() {
        store.append("service-a", 0);
        store.append("service-a", 1);
        // Trap B: without our resolver both are an EventStoreException of no particular kind.
        assertThatThrownBy(() -> store.append("service-a", 1))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> store.append("service-a", 0))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() ->
                        store.engine.appendEvents(
                                List.of(Store.event("service-b", 0), Store.event("service-a", 1))))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(store.engine.lastSequenceNumberFor("service-b")).as("all or nothing").isEmpty();
    }

    @Test
    void log_time_and_the_position_at_an_instant_are_exact_whatever_the_clock_did()
            throws SQLException {
        // A clock that stumbles: mostly onwards, now and then back, some instants twice.
        var random = new Random(42);
        var time = Instant.parse("2026-01-01T00:00:00Z");
        var times = new ArrayList<Instant>();
        for (int i = 0; i < 4_000; i++) {
            time = time.plusMillis(random.nextInt(1_000));
            times.add(random.nextInt(10) == 0 ? time.minusSeconds(random.nextInt(60)) : time);
        }
        try (var connection = store.direct.getConnection()) {
            Store.execute(connection, "SELECT setval('eventstore.global_index', 100)");
            try (var insert =
                    connection.prepareStatement(
                            """
                            INSERT INTO eventstore.domain_event
                                (event_identifier, type, aggregate_identifier, sequence_number,
                                 time_stamp, recorded_at, payload_type, payload, metadata)
                            SELECT gen_random_uuid(), 't', 'a', n, t, t, 'x',
                                   convert_to(repeat('x', 200), 'UTF8'), ''
                            FROM unnest(?::timestamptz[]) WITH ORDINALITY AS e (t, n)
                            WHERE n % 3 <> 0 OR eventstore.next_position() > 0
                            ORDER BY n
                            """)) {
                insert.setArray(
                        1,
                        connection.createArrayOf(
                                "text", times.stream().map(Instant::toString).toArray()));
                insert.execute();
            }
        }
        store.awaitAllCommitted();
        var events = store.log.after(0, Integer.MAX_VALUE);
        assertThat(events).hasSize(4_000);

        var latest = Instant.MIN;
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event.recordedAt().isAfter(latest)) latest = event.recordedAt();
            if (i % 37 != 0 && i < events.size() - 5) continue;
            assertThat(store.log.logTime(event.position())).contains(latest);
            var moment = event.recordedAt();
            assertThat(store.log.positionAt(moment))
                    .as("position at %s", moment)
                    .isEqualTo(positionAt(events, moment));
            assertThat(store.log.positionAt(moment.minusNanos(1_000)))
                    .isEqualTo(positionAt(events, moment.minusNanos(1_000)));
        }
        assertThat(store.log.logTime(50)).isEmpty();
        assertThat(store.log.positionAt(Instant.parse("2025-01-01T00:00:00Z"))).isZero();
        assertThat(store.log.positionAt(Instant.MIN)).isZero();
        assertThat(store.log.positionAt(Instant.parse("2027-01-01T00:00:00Z")))
                .isEqualTo(events.getLast().position());
        assertThat(store.log.positionAt(Instant.MAX)).isEqualTo(events.getLast().position());
    }

    private static long positionAt(List<StoredEvent> events, Instant moment) {
        long position = 0;
        for (var event : events) {
            if (event.recordedAt().isAfter(moment)) break;
            position = event.position();
        }
        return position;
    }

    @Test
    void readers_are_woken_in_this_process_and_in_others() throws Exception {
        try (var other = Store.on(database)) {
            var here = new CountDownLatch(1);
            var there = new CountDownLatch(1);
            try (var _ = store.log.onAdvance(_ -> here.countDown());
                    var _ = other.log.onAdvance(_ -> there.countDown())) {
                long before = System.nanoTime();
                store.append("service-a", 0);
                assertThat(here.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(there.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(System.nanoTime() - before)
                        .as("told, not found by looking once a second")
                        .isLessThan(TimeUnit.MILLISECONDS.toNanos(900));
            }
            assertThat(other.log.head()).isEqualTo(store.log.head()).isPositive();
            assertThat(other.log.await(store.log.head() + 1, Duration.ofMillis(30))).isFalse();
        }
    }
}
