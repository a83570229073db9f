package lv.atbilstiba.ops.benchmark;

import lv.atbilstiba.platform.eventstore.EventLog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** What an auditor asks for: signed checkpoints, proofs, and the history as a file. */
final class AuditReads {
    private static final int PROOFS = 2_000;

    /** Proofs before the first one that is measured, until the compiler is done with them. */
    private static final int WARM_UP = 5_000;

    private static final Path KEYS = Path.of("target/register.vkeys");
    private static final Path PACKAGE = Path.of("target/history.ndjson");

    private final Register register;
    private final EventLog log;
    private final Results results;

    AuditReads(Register register, EventLog log, Results results) {
        this.register = register;
        this.log = log;
        this.results = results;
    }

    /**
     * Waits until a signed checkpoint covers so many events, and says how fast that went.
     *
     * @param begun when they began to come, {@link System#nanoTime()}
     */
    void signed(long events, long begun) throws IOException, InterruptedException {
        while (size() < events) LockSupport.parkNanos(50_000_000);
        results.speed(
                "entries of the verifiable log, signed", events, System.nanoTime() - begun, 0, "");
    }

    /** How many entries the newest checkpoint covers: its second line. */
    private long size() throws IOException, InterruptedException {
        return Long.parseLong(
                register.text("auditor", "/api/audit/log/checkpoint").lines().toList().get(1));
    }

    /** Proofs of events drawn at random, one after the other. */
    void proofs() throws IOException, InterruptedException {
        var random = new SplittableRandom(7);
        var millis = new double[PROOFS];
        var longest = 0;
        try (var connection = register.connection(register.token("auditor"))) {
            for (int i = -WARM_UP; i < PROOFS; i++) {
                var position = log.after(random.nextLong(log.head()), 1).getFirst().position();
                var path = "/api/audit/events/" + position + "/proof";
                var begun = System.nanoTime();
                var status = connection.send("GET", path, "");
                if (status != 200) throw new IOException(path + " answered " + status);
                if (i < 0) continue;
                millis[i] = (System.nanoTime() - begun) / 1e6;
                if (i % 100 == 0)
                    longest = Math.max(longest, register.text("auditor", path).length());
            }
        }
        Arrays.sort(millis);
        results.add(
                "proof of an event (P10)",
                String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p99 %.1f ms, at most %,d bytes with the checkpoint",
                        millis[PROOFS / 2],
                        millis[PROOFS * 99 / 100],
                        longest),
                "",
                "p99 <= 10 ms");
    }

    /** The history as a stream of events, and as a package that the audit tool verifies. */
    void exports(long events) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var lines = register.lines("auditor", "/api/audit/events", "application/x-ndjson");
        if (lines < events) throw new IOException("only " + lines + " lines of " + events);
        results.speed(
                "export of events, NDJSON", events, System.nanoTime() - begun, 0, ">= 50,000/s");
        begun = System.nanoTime();
        register.save("auditor", "/api/audit/package", PACKAGE);
        results.speed(
                "package of everything, with findings",
                events,
                System.nanoTime() - begun,
                0,
                ">= 50,000/s");
        register.save("auditor", "/api/audit/log/keys", KEYS);
        Results.doing(
                "java -jar ../audit-tool/target/audit-tool.jar verify %s --key %s"
                        .formatted(PACKAGE, KEYS));
    }
}
