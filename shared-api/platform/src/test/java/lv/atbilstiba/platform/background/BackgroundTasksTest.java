package lv.atbilstiba.platform.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Whatever happens to a thread that serves one purpose, it is told, and tried again. */
class BackgroundTasksTest {
    private static final Duration SILENCE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BackgroundTasks tasks = new BackgroundTasks();

    BackgroundTasksTest() {
        tasks.bindTo(meters);
    }

    @AfterEach
    void close() {
        tasks.close();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OutOfMemoryError.class,
                StackOverflowError.class,
                NoClassDefFoundError.class,
                IllegalStateException.class,
                java.io.IOException.class
            })
    void whatever_it_throws_is_told_and_it_is_tried_again(Class<? extends Throwable> kind)
            throws Exception {
        var fault = kind.getConstructor(String.class).newInstance("made up");
        var broken = new AtomicBoolean(true);
        var task =
                tasks.start(
                        "test",
                        SILENCE,
                        run -> {
                            if (broken.get()) BackgroundTasksTest.<RuntimeException>toss(fault);
                            while (!run.over()) {
                                run.well();
                                Thread.sleep(10);
                            }
                        });
        until(() -> task.stoppedBecause() != null);
        assertThat(task.stoppedBecause()).contains(kind.getSimpleName());
        assertThat(tasks.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(tasks.health().getDetails()).containsEntry("test", "stopped");
        assertThat(stopped()).isEqualTo(1);

        broken.set(false);

        until(() -> tasks.health().getStatus().equals(Status.UP));
        assertThat(stopped()).isZero();
    }

    @Test
    void one_that_hangs_is_told_and_begun_again_on_another_thread() {
        var never = new CountDownLatch(1);
        var threads = new AtomicInteger();
        tasks.start(
                "test",
                SILENCE,
                run -> {
                    if (threads.incrementAndGet() == 1) hang(never);
                    while (!run.over()) {
                        run.well();
                        Thread.sleep(10);
                    }
                });
        until(() -> threads.get() == 2);
        until(() -> tasks.health().getStatus().equals(Status.UP));
        never.countDown();
    }

    @Test
    void one_that_says_it_takes_long_is_let_alone() throws Exception {
        var goesOn = new CountDownLatch(1);
        var threads = new AtomicInteger();
        tasks.start(
                "test",
                SILENCE,
                run -> {
                    threads.incrementAndGet();
                    run.beat(PATIENCE);
                    goesOn.await();
                });
        until(() -> threads.get() == 1);
        assertThat(goesOn.await(2_000, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
        assertThat(threads).hasValue(1);
        assertThat(tasks.health().getStatus()).isEqualTo(Status.UP);
        goesOn.countDown();
    }

    private static void hang(CountDownLatch never) {
        while (true) {
            try {
                never.await();
                return;
            } catch (InterruptedException e) {
                // as one that hangs in a socket
            }
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void toss(Throwable fault) throws E {
        throw (E) fault;
    }

    private double stopped() {
        return meters.get("atbilstiba.background.stopped").tag("task", "test").gauge().value();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
