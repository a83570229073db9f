package lv.atbilstiba.audit.read.log;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.log.KeyHandover;
import lv.atbilstiba.platform.log.LogKeys;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.read.TestTokens;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.VerifierKey;
import lv.atbilstiba.queryside.QuerySideApplication;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One key takes over from another, as docs/auditing.md tells operators to do it. */
class KeyRotationIT {
    private static final String ORIGIN = "atbilstiba.lv/register";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final Path keys;
    private int events;
    private int revocations;

    KeyRotationIT(@TempDir Path folder) {
        keys = folder.resolve("keys");
    }

    @Test
    void a_new_key_signs_beside_the_old_one_and_then_alone() throws Exception {
        var first = LogKeys.create(keys, ORIGIN, KeyType.LOG).verifier();
        SignedNote before;
        SignedNote both;
        SignedNote after;
        try (var register = start()) {
            before = signedNext(register);
        }
        var second = LogKeys.create(keys, ORIGIN, KeyType.LOG).verifier();
        try (var register = start()) {
            both = signedNext(register);
        }
        try (var files = Files.list(keys)) {
            var old = Integer.toHexString(first.id()) + ".key";
            for (var file : files.filter(it -> it.endsWith(old)).toList()) Files.delete(file);
        }
        try (var register = start()) {
            after = signedNext(register);
            var store = register.getBean(LogStore.class);
            assertThat(store.keys()).containsExactly(first, second);
            assertThat(store.keyUse().getFirst().retiredAt()).isNotNull();
            assertThat(store.keyUse().getLast().retiredAt()).isNull();
            assertThat(KeyHandover.trusted(List.of(first), store.handovers()))
                    .as("who trusts the first trusts the second")
                    .containsExactly(first, second);
            assertThat(KeyHandover.trusted(List.of(second), store.handovers()))
                    .containsExactly(second);
        }
        assertThat(signers(before, first, second)).containsExactly(first);
        assertThat(signers(both, first, second)).containsExactly(first, second);
        assertThat(signers(after, first, second)).containsExactly(second);
        database.close();
    }

    @Test
    void a_key_that_was_revoked_signs_no_more_though_it_is_in_the_folder() throws Exception {
        var first = LogKeys.create(keys, ORIGIN, KeyType.LOG).verifier();
        var second = LogKeys.create(keys, ORIGIN, KeyType.LOG).verifier();
        try (var register = start()) {
            assertThat(signers(signedNext(register), first, second)).containsExactly(first, second);
            jdbc.sql(
                            """
                            INSERT INTO eventstore.domain_event (
                                sequence_number, time_stamp, event_identifier,
                                aggregate_identifier, type, payload_type, payload_revision,
                                payload, metadata)
                            VALUES (0, now(), gen_random_uuid(), 'history-register',
                                'RegisterHistory',
                                'lv.atbilstiba.history.api.event.LogKeyRevoked', '1',
                                convert_to(:payload, 'UTF8'), '{"actor":"client-test"}')
                            """)
                    .param(
                            "payload",
                            "{\"key\":\"" + first + "\",\"from\":\"2026-11-30\",\"reason\":\"-\"}")
                    .update();
            revocations++;
            var after = signedNext(register);
            assertThat(signers(after, first, second)).containsExactly(second);
            var store = register.getBean(LogStore.class);
            assertThat(store.keyUse())
                    .filteredOn(it -> it.vkey().equals(first.toString()))
                    .allSatisfy(it -> assertThat(it.retiredAt()).isNotNull());
            assertThat(store.epoch()).as("it opens no epoch").isOne();
        }
        database.close();
    }

    private static List<VerifierKey> signers(SignedNote note, VerifierKey... keys) {
        var signers = new ArrayList<VerifierKey>();
        for (var key : keys) if (key.verifies(note)) signers.add(key);
        return signers;
    }

    private ConfigurableApplicationContext start() {
        var settings = new ArrayList<String>();
        database.properties((name, value) -> settings.add("--" + name + "=" + value.get()));
        settings.add("--spring.config.name=query-side");
        settings.add("--server.port=0");
        settings.add("--atbilstiba.log.key-folder=" + keys);
        settings.add("--atbilstiba.log.sign-every=50ms");
        return new SpringApplicationBuilder(QuerySideApplication.class, TestTokens.class)
                .run(settings.toArray(String[]::new));
    }

    /** Records an event, and waits for the checkpoint that covers it. */
    private SignedNote signedNext(ConfigurableApplicationContext register) {
        jdbc.sql(
                        """
                        INSERT INTO eventstore.domain_event (
                            sequence_number, time_stamp, event_identifier, aggregate_identifier,
                            type, payload_type, payload_revision, payload, metadata)
                        VALUES (?, now(), gen_random_uuid(),
                                'service-01930000-0000-7000-8000-000000000001', 'Test',
                                'lv.atbilstiba.service.api.event.ServiceAnnulled', '1',
                                '{"service":"01930000-0000-7000-8000-000000000001","owner":"90000000002","basis":"x"}',
                                '{"actor":"client-test"}')
                        """)
                .param(events++)
                .update();
        var store = register.getBean(LogStore.class);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var newest = store.newest(1);
            if (newest.isPresent()
                    && Checkpoint.of(newest.get().note()).size() == events + revocations)
                return newest.get().note();
            assertThat(System.nanoTime()).as("it is signed in time").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
