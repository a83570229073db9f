package lv.atbilstiba.ops.benchmark;

import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Views;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/**
 * How long what was committed takes until every view has it, while changes come and other work is
 * done.
 */
final class ViewLag {
    /** A look is due so often; while one takes longer, those that were due meanwhile count, too. */
    private static final long EVERY = Duration.ofMillis(20).toNanos();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Views views;
    private final List<ProjectionName> names;
    private final DataSource database;

    ViewLag(Views views, List<ProjectionName> names, DataSource database) {
        this.views = views;
        this.names = List.copyOf(names);
        this.database = database;
    }

    /** What is done beside. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /**
     * @param changes how many were made beside
     * @param took how long the work took
     */
    record Lag(long changes, Duration took, Duration p50, Duration p99, Duration longest) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "p50 %,d ms, p99 %,d ms, longest %,d ms; %,d changes in %.1f s (%.0f/s)",
                    p50.toMillis(),
                    p99.toMillis(),
                    longest.toMillis(),
                    changes,
                    took.toMillis() / 1e3,
                    changes * 1e3 / Math.max(1, took.toMillis()));
        }
    }

    /**
     * Looks until the work is done.
     *
     * @param perSecond how many changes all workers together begin
     */
    Lag beside(Work work, int perSecond, List<ClosedLoop.Worker> workers) throws Exception {
        var over = new AtomicBoolean();
        var step = 1_000_000_000L * workers.size() / perSecond;
        var begun = System.nanoTime();
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("lag-", 0).factory())) {
            var changes = new ArrayList<Future<Long>>();
            for (var worker : workers) changes.add(threads.submit(changing(worker, step, over)));
            var looking = threads.submit(() -> looks(over));
            try {
                work.run();
            } finally {
                over.set(true);
            }
            var took = Duration.ofNanos(System.nanoTime() - begun);
            var looks = looking.get().stream().sorted().toList();
            var made = 0L;
            for (var one : changes) made += one.get();
            return new Lag(made, took, at(looks, 0.5), at(looks, 0.99), at(looks, 1));
        }
    }

    private static Callable<Long> changing(
            ClosedLoop.Worker worker, long step, AtomicBoolean over) {
        return () -> {
            var made = 0L;
            try (worker) {
                for (var due = System.nanoTime(); !over.get(); due += step) {
                    LockSupport.parkNanos(due - System.nanoTime());
                    if (worker.once()) made++;
                }
            }
            return made;
        };
    }

    private List<Long> looks(AtomicBoolean over) throws InterruptedException {
        var looks = new ArrayList<Long>();
        while (!over.get()) {
            var began = System.nanoTime();
            var written = written();
            for (var view : names)
                if (!views.awaitPosition(view, written, PATIENCE))
                    throw new IllegalStateException(view + " does not come to " + written);
            var ended = System.nanoTime();
            for (var due = began; due < ended; due += EVERY) looks.add(ended - due);
            LockSupport.parkNanos(EVERY - (ended - began));
        }
        return looks;
    }

    private long written() {
        return JdbcClient.create(database)
                .sql("SELECT max(global_index) FROM eventstore.domain_event")
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private static Duration at(List<Long> sorted, double share) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(
                        sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share))));
    }
}
