package lv.atbilstiba.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import lv.atbilstiba.platform.background.BackgroundTasks;
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
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A database that lacks what was published of it is found out. */
@SuppressWarnings("NullAway.Init") // filled before each test
class HistoryGuardIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final SignerKey KEY =
            SignerKey.generate("test.example/log", KeyType.LOG, new SecureRandom());

    private static final LogProperties PROPERTIES =
            new Binder(
                            new MapConfigurationPropertySource(
                                    Map.of(
                                            "atbilstiba.log.origin",
                                            "test.example/log",
                                            "atbilstiba.log.trusted-keys",
                                            KEY.verifier().toString())))
                    .bind("atbilstiba.log", LogProperties.class)
                    .get();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
    private final LogStore store =
            new LogStore(
                    jdbc,
                    new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource())));

    @TempDir Path folder;
    private final BackgroundTasks tasks = new BackgroundTasks();
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
        safe = new SafePosition(DATABASE.dataSource(), tasks).start(Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        safe.close();
        tasks.close();
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
        return new HistoryGuard(new LogStore(jdbc, template()), events, archives, PROPERTIES)
                .look();
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
        var note = signed("test.example/log", store.head().size(), KEY);
        CheckpointArchive.at(folder.toUri()).keep(1, note);
        return note;
    }

    private SignedNote signed(String origin, long size, SignerKey by) {
        var head = store.head();
        var position = List.of(CoveredPosition.line(head.position()));
        var text = new Checkpoint(origin, size, head.root(), position).text();
        return new SignedNote(text, List.of(by.sign(text, Instant.EPOCH)));
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
        publish();
        var note = signed("test.example/log/epoch-2", 300, KEY);
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
    void without_any_archive_nobody_can_tell_but_what_its_own_log_shows_is_told() {
        grow(300, "a");
        assertThat(look(new URI[0])).isEqualTo(new HistoryState.Unknown(false));
        jdbc.sql("DELETE FROM eventstore.domain_event WHERE global_index > ?")
                .param(lastPosition() - 2)
                .update();
        assertThat(look(new URI[0])).isInstanceOf(HistoryState.Behind.class);
    }

    @Test
    void what_somebody_else_put_into_an_archive_is_not_believed() {
        grow(300, "a");
        var stranger = SignerKey.generate("test.example/log", KeyType.LOG, new SecureRandom());
        var archive = CheckpointArchive.at(folder.toUri());
        archive.keep(1, signed("test.example/log", 100_000, stranger));
        assertThat(look()).isEqualTo(new HistoryState.Unknown(true));
        archive.keep(1, signed("other.example/log", 100_001, KEY));
        assertThat(look()).as("of another log").isEqualTo(new HistoryState.Unknown(true));
        archive.keep(1, signed("test.example/log", 100_002, KEY));
        assertThat(look()).isInstanceOf(HistoryState.Behind.class);
    }

    @Test
    void a_checkpoint_that_only_a_revoked_key_signed_is_not_believed() {
        grow(300, "a");
        publish();
        jdbc.sql(
                        """
                        INSERT INTO eventstore.domain_event (
                            sequence_number, time_stamp, recorded_at, event_identifier,
                            aggregate_identifier, type, payload_type, payload_revision,
                            payload, metadata)
                        VALUES (0, 'epoch', 'epoch', gen_random_uuid(), 'history-register',
                            'RegisterHistory', 'lv.atbilstiba.history.api.event.LogKeyRevoked',
                            '1', convert_to(:payload, 'UTF8'), '{}')
                        """)
                .param(
                        "payload",
                        "{\"key\":\""
                                + KEY.verifier()
                                + "\",\"from\":\"2026-11-30\",\"reason\":\"-\"}")
                .update();
        assertThat(look()).isEqualTo(new HistoryState.Unknown(true));
    }

    @Test
    void a_server_that_answers_everything_hangs_nobody() throws Exception {
        grow(300, "a");
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        var asked = new AtomicInteger();
        var over = new CountDownLatch(1);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    var note = signed("test.example/log", 300, KEY).toString();
                    exchange.sendResponseHeaders(200, 0);
                    try (var body = exchange.getResponseBody()) {
                        body.write(note.getBytes(StandardCharsets.UTF_8));
                        if (exchange.getRequestURI().getPath().startsWith("/endless"))
                            while (true) body.write(new byte[1 << 16]);
                        if (exchange.getRequestURI().getPath().startsWith("/never")) over.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        server.start();
        try {
            var base = "http://localhost:" + server.getAddress().getPort();
            var begun = System.nanoTime();
            assertThat(look(URI.create(base + "/same")))
                    .as("what is of this epoch is of no other")
                    .isEqualTo(new HistoryState.Unknown(true));
            assertThat(asked).hasValue(2);
            assertThat(look(URI.create(base + "/endless")))
                    .isEqualTo(new HistoryState.Unknown(true));
            assertThat(look(URI.create(base + "/never"))).isEqualTo(new HistoryState.Unknown(true));
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(30));
        } finally {
            over.countDown();
            server.stop(0);
        }
    }

    @Test
    void an_archive_is_reached_by_an_encrypted_connection_and_says_who_calls() throws Exception {
        assertThatThrownBy(() -> CheckpointArchive.at(URI.create("http://archive.example/a")))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> CheckpointArchive.at(URI.create("https://a:b@archive.example/a")))
                .hasMessageContaining("password");
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        var said = new AtomicReference<String>();
        server.createContext(
                "/",
                exchange -> {
                    said.set(exchange.getRequestHeaders().getFirst("Authorization"));
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
        try {
            var file = Files.writeString(folder.resolve("authorization"), "Bearer abc\n");
            var address = URI.create("http://localhost:" + server.getAddress().getPort() + "/a");
            assertThat(CheckpointArchive.at(address, file).newest(1)).isEmpty();
            assertThat(said).hasValue("Bearer abc");
        } finally {
            server.stop(0);
        }
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
