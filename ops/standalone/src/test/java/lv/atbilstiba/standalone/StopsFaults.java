package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Nodes that are asked to stop while they are called: {@code mvn verify -Pfaults}. Three nodes,
 * seven times. Each has callers that keep their connections, and somebody who, as a load balancer
 * does, looks every half second whether it is ready and sends nobody there who is not.
 */
final class StopsFaults {
    private static final int ROUNDS = 7;
    private static final int CALLERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir static Path folder;
    private static FaultyNodes nodes;

    @BeforeAll
    static void start() throws Exception {
        nodes = new FaultyNodes(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    @RepeatedTest(ROUNDS)
    void every_request_is_answered_and_no_connection_is_reset() throws Exception {
        var called =
                List.of(
                        new Called(nodes.commands()),
                        new Called(nodes.query(0)),
                        new Called(nodes.query(1)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node : called) node.begin(threads);
            for (var node : called) node.answeredMore(20);

            var patient = new ArrayList<Future<Integer>>();
            for (int query = 0; query < 2; query++) patient.add(patient(threads, query));
            for (var node : called) node.isAskedToStop();

            for (var node : called) node.isOver();
            for (var answer : patient)
                assertThat(answer.get(30, TimeUnit.SECONDS))
                        .as("whoever waits is answered")
                        .isPositive();
        }
        for (var node : called) {
            assertThat(node.process.ended(PATIENCE)).as("stopped").isTrue();
            assertThat(node.unanswered).as("after %s answers", node.answers).isEmpty();
            assertThat(node.notReady).as("readiness said so first").isTrue();
        }
        System.out.printf("%s answers%n", called.stream().map(it -> it.answers).toList());
        nodes.restartAll();
    }

    /** One who waits longer than nodes are still ready for. */
    private static Future<Integer> patient(ExecutorService threads, int query) throws Exception {
        var request =
                nodes.to(nodes.query(query), "/api/institutions?limit=1", "auditor")
                        .header("Wait-For-Position", "9000000000;wait=8")
                        .build();
        return threads.submit(() -> nodes.send(request).statusCode());
    }

    /** A node and those who call it. */
    private static final class Called {
        private final SideProcess process;
        private final AtomicInteger answers = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> unanswered = new ConcurrentLinkedQueue<>();
        private final List<Future<?>> callers = new ArrayList<>();
        private volatile boolean notReady;

        Called(SideProcess process) {
            this.process = process;
        }

        void begin(ExecutorService threads) throws Exception {
            var read = nodes.rawGet("/api/institutions?limit=1", "auditor");
            Supplier<String> request =
                    process == nodes.commands() ? nodes.rawRegistrations() : () -> read;
            for (int i = 0; i < CALLERS; i++) callers.add(threads.submit(() -> call(request)));
            callers.add(threads.submit(this::lookWhetherItIsReady));
        }

        private void call(Supplier<String> request) {
            while (!notReady) {
                try (var connection = KeptConnection.to(process.port())) {
                    while (!notReady && !connection.isToBeClosed()) {
                        connection.ask(request.get());
                        answers.incrementAndGet();
                    }
                } catch (IOException e) {
                    unanswered.add(e.toString());
                    return;
                }
            }
        }

        private void lookWhetherItIsReady() {
            while (!notReady) {
                try (var connection = KeptConnection.to(process.port())) {
                    notReady = connection.ask(nodes.rawGet(WhereToLook.HEALTH, "auditor")) == 503;
                } catch (Exception e) {
                    unanswered.add("readiness: " + e);
                    notReady = true;
                }
                LockSupport.parkNanos(500_000_000L);
            }
        }

        void answeredMore(int count) {
            int before = answers.get();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (answers.get() < before + count) {
                assertThat(System.nanoTime()).as("answers; %s", unanswered).isLessThan(end);
                LockSupport.parkNanos(10_000_000L);
            }
        }

        void isAskedToStop() throws Exception {
            process.signal("TERM");
        }

        void isOver() throws Exception {
            for (var caller : callers) caller.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
