package lv.atbilstiba.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.eventstore.EventStoreMigration;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.GrowingTree;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/** A database that lacks what was published of it is found out. */
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

    @BeforeEach
    void emptyLog() {
        EventStoreMigration.migrate(DATABASE.dataSource());
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .locations("classpath:db/migration/log")
                .schemas("log")
                .load()
                .migrate();
        jdbc.sql("TRUNCATE log.head, log.tile, log.checkpoint").update();
    }

    private HistoryGuard.State look() {
        var archive = CheckpointArchive.at(folder.toUri());
        return new HistoryGuard(new LogStore(jdbc, template()), List.of(archive)).look();
    }

    private static TransactionTemplate template() {
        return new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource()));
    }

    private void grow(int size, String flavour) {
        var tree = new GrowingTree();
        var firstPositions = new HashMap<Long, Long>();
        for (var i = 0; i < size; i++) {
            if (i % 256 == 0) firstPositions.put(i / 256L, i + 1L);
            tree.append(Hash.ofLeaf((flavour + i).getBytes(StandardCharsets.UTF_8)));
        }
        var head = new LogHead(1, size, size, tree.root());
        assertThat(store.advance(LogHead.beginning(1), head, tree.changedTiles(), firstPositions))
                .isTrue();
    }

    private void publish() {
        var head = store.head();
        var text = new Checkpoint("test.example/log", head.size(), head.root()).text();
        var note = new SignedNote(text, List.of(KEY.sign(text, Instant.EPOCH)));
        CheckpointArchive.at(folder.toUri()).keep(1, note);
    }

    @Test
    void a_database_that_has_what_it_published_is_whole() {
        assertThat(look()).isInstanceOf(HistoryGuard.State.Whole.class);
        grow(300, "a");
        publish();
        assertThat(look()).isInstanceOf(HistoryGuard.State.Whole.class);
    }

    @Test
    void one_that_was_rolled_back_is_behind() {
        grow(300, "a");
        publish();
        jdbc.sql("TRUNCATE log.head, log.tile").update();
        grow(299, "a");
        assertThat(look()).isEqualTo(new HistoryGuard.State.Behind(300, 299));
    }

    @Test
    void one_whose_history_was_written_anew_is_beside_also_when_it_is_longer() {
        grow(300, "a");
        publish();
        jdbc.sql("TRUNCATE log.head, log.tile").update();
        grow(500, "b");
        assertThat(look()).isEqualTo(new HistoryGuard.State.Beside(300));
    }

    @Test
    void a_smaller_checkpoint_never_takes_the_place_of_a_larger_one() {
        grow(300, "a");
        publish();
        var newest = CheckpointArchive.at(folder.toUri()).newest(1).orElseThrow();
        jdbc.sql("TRUNCATE log.head, log.tile").update();
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
