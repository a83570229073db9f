package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * One client with all that it has: 200 connections whose bodies never come, 64 that ask as fast as
 * they can, and bodies of 12 MiB. The others are answered nearly as before, and the heap keeps its
 * limit. The load comes from this process, so it takes processors from the register, too.
 */
final class GreedFaults {
    private static final Duration WHILE = Duration.ofSeconds(20);
    private static final int FAST = 64;

    @Test
    void the_others_are_answered_nearly_as_before_and_the_heap_keeps_its_limit(@TempDir Path folder)
            throws Exception {
        try (var register = Running.on(folder, "default")) {
            var greedy = register.token("state-lead");
            var other = register.token("auditor");
            percentile(register, other, Duration.ofSeconds(10)); // compiled by then
            var before = percentile(register, other, WHILE);

            var over = new AtomicBoolean();
            var asked = new LongAdder();
            var slow = new ArrayList<Socket>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                try {
                    for (var i = 0; i < 200; i++) slow.add(begun(register, greedy, 1_000));
                    for (var i = 0; i < FAST; i++)
                        threads.submit(() -> {
                            while (!over.get()) {
                                asked.increment();
                                register.get("/api/policy", greedy).statusCode();
                            }
                            return null;
                        });
                    for (var i = 0; i < 4; i++)
                        threads.submit(() -> {
                            while (!over.get()) large(register, greedy);
                            return null;
                        });
                    var beside = percentile(register, other, WHILE);
                    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
                    System.out.printf(
                            "p99 of the others: %.1f ms alone, %.1f ms beside; %d requests of one"
                                    + " client/s; heap %d of %d MB%n",
                            before / 1e6,
                            beside / 1e6,
                            asked.sum() / WHILE.toSeconds(),
                            heap.getUsed() >> 20,
                            heap.getMax() >> 20);
                    assertThat(beside).isLessThanOrEqualTo(3 * Math.max(before, 5_000_000));
                    assertThat(heap.getUsed()).isLessThan(heap.getMax() * 9 / 10);
                } finally {
                    over.set(true);
                    for (var socket : slow) socket.close();
                }
            }
            assertThat(register.get("/api/policy", other).statusCode()).isEqualTo(200);
        }
    }

    /** A write that has begun, of which no more comes. */
    private static Socket begun(Running register, String token, long length) throws IOException {
        var socket = new Socket("localhost", register.port());
        var head =
                "POST /api/institutions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + length
                        + "\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** 12 MiB, as much of them as is taken. */
    private static void large(Running register, String token) {
        var piece = new byte[1 << 16];
        Arrays.fill(piece, (byte) 'x');
        try (var socket = begun(register, token, 12L << 20)) {
            for (var sent = 0; sent < 192; sent++) socket.getOutputStream().write(piece);
            var unused = socket.getInputStream().readAllBytes();
        } catch (IOException refused) {
            // it does not want them: that is right
        }
    }

    /** The 99th percentile of one who asks fifty times a second, in nanoseconds. */
    private static long percentile(Running register, String token, Duration time) throws Exception {
        var took = new ArrayList<Long>();
        for (var end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
            var begun = System.nanoTime();
            assertThat(register.get("/api/policy/parameters", token).statusCode()).isEqualTo(200);
            took.add(System.nanoTime() - begun);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        return List.copyOf(took).stream().sorted().toList().get(took.size() * 99 / 100);
    }
}
