package lv.atbilstiba.platform.background;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** The threads of this process that serve one purpose each; one more watches that all go on. */
public final class BackgroundTasks implements HealthIndicator, MeterBinder, AutoCloseable {
    private static final Duration BETWEEN_WATCHES = Duration.ofSeconds(1);

    private final List<BackgroundTask> tasks = new CopyOnWriteArrayList<>();
    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();
    private final Thread watchdog =
            Thread.ofPlatform().daemon().name("watchdog").unstarted(this::watch);
    private volatile boolean closed;

    public BackgroundTasks() {
        watchdog.start();
    }

    /**
     * Starts a task.
     *
     * @param silence after which it counts as hanging, unless it said that it takes longer
     */
    public BackgroundTask start(String name, Duration silence, BackgroundTask.Work work) {
        return start(name, silence, Duration.ofDays(1), work);
    }

    /**
     * @param longestBackOff between two tries at most; each waits twice as long as the one before,
     *     up to half a minute
     */
    public BackgroundTask start(
            String name, Duration silence, Duration longestBackOff, BackgroundTask.Work work) {
        var task = new BackgroundTask(name, silence, longestBackOff, work);
        tasks.add(task);
        for (var registry : registries) measure(task, registry);
        task.start();
        return task;
    }

    /**
     * A task that does something again and again; each time may take as long as it may be silent.
     */
    public BackgroundTask every(String name, Duration pause, Duration silence, Again what) {
        return start(
                name,
                silence.plus(pause),
                pause.compareTo(BackgroundTask.FIRST_BACK_OFF) < 0
                        ? BackgroundTask.FIRST_BACK_OFF
                        : pause,
                run -> {
                    while (!run.over()) {
                        what.once();
                        run.well();
                        Thread.sleep(pause);
                    }
                });
    }

    /** What is done again and again. */
    @FunctionalInterface
    public interface Again {
        void once() throws Exception;
    }

    /** Ends one, whatever it is at. */
    public void end(BackgroundTask task) {
        tasks.remove(task);
        task.close(Duration.ofSeconds(2));
    }

    public List<BackgroundTask> all() {
        return List.copyOf(tasks);
    }

    private void watch() {
        while (!closed) {
            for (var task : tasks) {
                try {
                    task.watch();
                } catch (Throwable e) {
                    // no thread could be had, or no memory: seen again in a second
                }
            }
            LockSupport.parkNanos(BETWEEN_WATCHES.toNanos());
        }
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var task : tasks) {
            var stopped = task.stoppedBecause();
            if (stopped == null && task.alive()) continue;
            health.down().withDetail(task.name(), stopped == null ? "silent" : "stopped");
        }
        return health.build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
        for (var task : tasks) measure(task, registry);
    }

    private static void measure(BackgroundTask task, MeterRegistry registry) {
        Gauge.builder(
                        "atbilstiba.background.stopped",
                        task,
                        it -> it.stoppedBecause() == null && it.alive() ? 0 : 1)
                .description("1 while a thread that serves one purpose does not do its work")
                .tag("task", task.name())
                .register(registry);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watchdog);
        for (var task : tasks) task.close(Duration.ofSeconds(5));
    }
}
