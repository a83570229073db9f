package lv.atbilstiba.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.eventstore.EventEnvelope;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.EventStoreMigration;
import lv.atbilstiba.platform.eventstore.SafePosition;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.GrowingTree;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** A database that lacks what was published of it is found out. */
@SuppressWarnings("NullAway.Init") // filled before each test
class HistoryGuardIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final SignerKey KEY =
            SignerKey.generate("test.example/log", KeyType.LOG, new SecureRandom());

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final LogStore store =
            new LogStore(
                    jdbc,
                    new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource())));

    @TempDir Path folder;
    private SafePosition safe;

    @BeforeEach
    void emptyLog() {
        EventStoreMigration.migrate(DATABASE.dataSource());
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .locations("classpath:db/migration/log")
                .schemas("log")
                .load()
                .migrate();
        empty();
        safe = new SafePosition(DATABASE.dataSource()).start(Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        safe.close();
    }

    /** As whoever owns the database can. */
    private void empty() {
        jdbc.sql("TRUNCATE log.head, log.tile, log.checkpoint").update();
        jdbc.sql("ALTER TABLE eventstore.domain_event DISABLE TRIGGER ALL").update();
        jdbc.sql("TRUNCATE eventstore.domain_event").update();
    }

    private HistoryState look() {
        return look(folder.toUri());
    }

    private HistoryState look(URI... addresses) {
        var events = EventLog.on(DATABASE.dataSource(), safe);
        var archives = Arrays.stream(addresses).map(CheckpointArchive::at).toList();
        return new HistoryGuard(new LogStore(jdbc, template()), events, archives).look();
    }

    private static TransactionTemplate template() {
        return new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource()));
    }

    private void grow(int size, String flavour) {
        var tree = new GrowingTree();
        var firstPositions = new HashMap<Long, Long>();
        record(size, flavour);
        var last = 0L;
        for (var event : EventLog.on(DATABASE.dataSource(), safe).after(0, size)) {
            if (tree.size() % 256 == 0) firstPositions.put(tree.size() / 256L, event.position());
            tree.append(Hash.ofLeaf(EventEnvelope.of(event)));
            last = event.position();
        }
        var head = new LogHead(1, size, last, tree.root());
        assertThat(store.advance(LogHead.beginning(1), head, tree.changedTiles(), firstPositions))
                .isTrue();
    }

    private void record(int size, String flavour) {
        jdbc.sql(
                        """
                        INSERT INTO eventstore.domain_event (
                            sequence_number, time_stamp, recorded_at, event_identifier,
                            aggregate_identifier, type, payload_type, payload_revision,
                            payload, metadata)
                        SELECT n, 'epoch', 'epoch', md5(n::text)::uuid, 'test-1', 'Test', 'Test',
                               '1', convert_to(:flavour || n, 'UTF8'), '{}'
                        FROM generate_series(0, :size - 1) n
                        """)
                .param("flavour", flavour)
                .param("size", size)
                .update();
        var last =
                jdbc.sql("SELECT max(global_index) FROM eventstore.domain_event")
                        .query(Long.class)
                        .single();
        assertThat(safe.await(last, Duration.ofSeconds(10))).isTrue();
    }

    private long lastPosition() {
        return store.found().position();
    }

    private SignedNote publish() {
        var head = store.head();
        var text =
                new Checkpoint(
                                "test.example/log",
                                head.size(),
                                head.root(),
                                List.of(CoveredPosition.line(head.position())))
                        .text();
        var note = new SignedNote(text, List.of(KEY.sign(text, Instant.EPOCH)));
        CheckpointArchive.at(folder.toUri()).keep(1, note);
        return note;
    }

    @Test
    void a_database_that_has_what_it_published_is_whole() {
        assertThat(look()).isInstanceOf(HistoryState.Whole.class);
        grow(300, "a");
        publish();
        assertThat(look()).isInstanceOf(HistoryState.Whole.class);
    }

    @Test
    void one_that_was_rolled_back_is_behind() {
        grow(300, "a");
        var note = publish();
        var published = lastPosition();
        empty();
        grow(299, "a");
        assertThat(look())
                .isEqualTo(
                        new HistoryState.Behind(
                                new HistoryState.Published(1, 300, published, note.toString()),
                                new HistoryState.Found(299, lastPosition())));
    }

    @Test
    void one_whose_end_was_cut_off_behind_the_logs_back_is_behind() {
        grow(300, "a");
        var last = lastPosition();
        jdbc.sql("DELETE FROM eventstore.domain_event WHERE global_index > ?")
                .param(last - 2)
                .update();
        assertThat(look())
                .isEqualTo(
                        new HistoryState.Behind(
                                new HistoryState.Published(1, 300, last, null),
                                new HistoryState.Found(298, last - 2)));
    }

    @Test
    void one_whose_last_events_are_others_is_beside_itself() {
        grow(300, "a");
        jdbc.sql("UPDATE eventstore.domain_event SET payload = '1' WHERE global_index = ?")
                .param(lastPosition() - 2)
                .update();
        assertThat(look()).isInstanceOf(HistoryState.Beside.class);
    }

    @Test
    void one_that_has_not_heard_of_a_published_epoch_is_behind() {
        grow(300, "a");
        var note = publish();
        CheckpointArchive.at(folder.toUri()).keep(2, note);
        assertThat(look())
                .isInstanceOfSatisfying(
                        HistoryState.Behind.class,
                        it -> assertThat(it.published().epoch()).isEqualTo(2));
    }

    @Test
    void one_archive_that_answers_is_enough_and_none_is_too_few() throws IOException {
        grow(300, "a");
        publish();
        Files.createDirectories(folder.resolve("broken/1/latest.checkpoint"));
        var broken = folder.resolve("broken").toUri();
        assertThat(look(broken, folder.toUri())).isInstanceOf(HistoryState.Whole.class);
        assertThat(look(broken)).isInstanceOf(HistoryState.Unknown.class);
    }

    @Test
    void one_whose_history_was_written_anew_is_beside_also_when_it_is_longer() {
        grow(300, "a");
        publish();
        empty();
        grow(500, "b");
        assertThat(look())
                .isInstanceOfSatisfying(
                        HistoryState.Beside.class,
                        it -> {
                            assertThat(it.published().size()).isEqualTo(300);
                            assertThat(it.found().events()).isEqualTo(500);
                        });
    }

    @Test
    void a_smaller_checkpoint_never_takes_the_place_of_a_larger_one() {
        grow(300, "a");
        publish();
        var newest = CheckpointArchive.at(folder.toUri()).newest(1).orElseThrow();
        empty();
        grow(10, "a");
        publish();
        assertThat(CheckpointArchive.at(folder.toUri()).newest(1).orElseThrow())
                .hasToString(newest.toString());
    }

    @Test
    void the_head_moves_only_from_where_it_is() {
        grow(300, "a");
        var stale = new LogHead(1, 299, 299, Hash.OF_NOTHING);
        var next = new LogHead(1, 301, 301, Hash.OF_NOTHING);
        assertThat(store.advance(stale, next, List.of(), new HashMap<>())).isFalse();
        assertThat(store.head().size()).isEqualTo(300);
    }
}
