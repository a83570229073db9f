package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.ops.audittool.AuditTool;
import lv.atbilstiba.platform.log.LogKeys;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The ministry's register witnesses an agency's own; an auditor demands that it did. */
final class WitnessedE2E {
    private static final String AGENCY = "agency.example/register";
    private static final String MINISTRY = "ministry.example/witness";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;

    WitnessedE2E(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_checkpoint_that_the_witness_cosigned_satisfies_who_demands_it() throws Exception {
        var log = LogKeys.create(folder.resolve("agency-keys"), AGENCY, KeyType.LOG).verifier();
        var witness =
                LogKeys.create(folder.resolve("witness-keys"), MINISTRY, KeyType.WITNESS)
                        .verifier();
        try (var ministry =
                        Running.on(
                                folder.resolve("ministry"),
                                "default",
                                "--atbilstiba.witness.key-folder=" + folder.resolve("witness-keys"),
                                "--atbilstiba.witness.logs[0].origin=" + AGENCY,
                                "--atbilstiba.witness.logs[0].keys=" + log);
                var agency =
                        Running.on(
                                folder.resolve("agency"),
                                "default",
                                "--atbilstiba.log.origin=" + AGENCY,
                                "--atbilstiba.log.key-folder=" + folder.resolve("agency-keys"),
                                "--atbilstiba.log.witnesses[0].url=http://localhost:"
                                        + ministry.port()
                                        + "/api/audit/witness",
                                "--atbilstiba.log.witnesses[0].key=" + witness)) {
            assertThat(ministry.get("/api/audit/witness/keys").body()).isEqualTo(witness + "\n");
            for (var number : new String[] {"00000000101", "00000000102"}) {
                var answer =
                        agency.send(
                                "POST",
                                "/api/institutions",
                                agency.token("state-lead"),
                                """
                                {"registrationNumber": "%s", "name": {"lv": "Aģentūra"},
                                 "kind": "MINISTRY"}
                                """
                                        .formatted(number));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                cosigned(agency, witness, position(answer.body()));
            }
            var file = folder.resolve("all.ndjson");
            Files.writeString(
                    file, agency.get("/api/audit/package", agency.token("auditor")).body());
            assertThat(verify(file, log, witness)).contains("RIGHT:");
            var nobody =
                    SignerKey.generate(MINISTRY, KeyType.WITNESS, new SecureRandom()).verifier();
            assertThat(verify(file, log, nobody))
                    .contains("WRONG:")
                    .contains("The witness " + MINISTRY + " has not cosigned.");
        }
    }

    private static long covered(String checkpoint) {
        return checkpoint
                .lines()
                .filter(line -> line.startsWith("position "))
                .mapToLong(line -> Long.parseLong(line.substring("position ".length())))
                .findFirst()
                .orElse(0);
    }

    private static long position(String body) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(body)
                .path("position")
                .asLong();
    }

    /**
     * Waits until what covers a position is signed and cosigned; the register may have recorded
     * more meanwhile, its own opening first of all.
     */
    private static void cosigned(Running register, VerifierKey witness, long position)
            throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = register.get("/api/audit/log/checkpoint");
            if (answer.statusCode() == 200
                    && covered(answer.body()) >= position
                    && witness.cosignedAt(SignedNote.parse(answer.body())).isPresent()) return;
            assertThat(System.nanoTime()).as("it is cosigned in time").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String verify(Path file, VerifierKey key, VerifierKey witness) {
        var said = new ByteArrayOutputStream();
        var nobody =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var unused =
                new AuditTool(new PrintStream(said, true, StandardCharsets.UTF_8), nobody)
                        .run(
                                "verify",
                                file.toString(),
                                "--key",
                                key.toString(),
                                "--witness",
                                witness.toString(),
                                "--lang",
                                "en");
        return said.toString(StandardCharsets.UTF_8);
    }
}
