package lv.atbilstiba.ops.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** A number of workers, each of which sends its next operation when its last one was answered. */
final class ClosedLoop {
    private ClosedLoop() {}

    /** One worker's connection to what is measured. */
    interface Worker extends AutoCloseable {
        /** Does one operation; false if it was not accepted. */
        boolean once() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** As fast as the workers can for a time, after a warm-up that is not counted. */
    static Rate run(int workers, Duration warmUp, Duration time, IntFunction<Worker> worker)
            throws Exception {
        return run(workers, warmUp, time, 0, worker);
    }

    /**
     * @param pacedPerSecond how many operations a second all workers together begin; 0 for as many
     *     as they can. Times of paced operations count from the moment at which they were due.
     */
    static Rate run(
            int workers,
            Duration warmUp,
            Duration time,
            int pacedPerSecond,
            IntFunction<Worker> worker)
            throws Exception {
        var start = System.nanoTime();
        var counted = start + warmUp.toNanos();
        var end = counted + time.toNanos();
        var results = new ArrayList<Future<long[]>>();
        var failures = new long[workers];
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < workers; i++) {
                var number = i;
                Callable<long[]> task =
                        () -> {
                            var times = new Times();
                            try (var connection = worker.apply(number)) {
                                var step =
                                        pacedPerSecond == 0
                                                ? 0
                                                : 1_000_000_000L * workers / pacedPerSecond;
                                var due = start + step * number / workers;
                                while (true) {
                                    if (step > 0) {
                                        while (System.nanoTime() < due)
                                            LockSupport.parkNanos(due - System.nanoTime());
                                    }
                                    var begun = step > 0 ? due : System.nanoTime();
                                    if (System.nanoTime() >= end) break;
                                    var accepted = connection.once();
                                    var now = System.nanoTime();
                                    if (begun >= counted && now <= end) {
                                        times.add(now - begun);
                                        if (!accepted) failures[number]++;
                                    }
                                    due += step;
                                }
                            }
                            return times.toArray();
                        };
                results.add(executor.submit(task));
            }
        }
        var all = new Times();
        for (var result : results) for (var one : result.get()) all.add(one);
        var sorted = all.toArray();
        Arrays.sort(sorted);
        return new Rate(
                sorted.length,
                Arrays.stream(failures).sum(),
                time,
                at(sorted, 0.5),
                at(sorted, 0.99));
    }

    private static Duration at(long[] sorted, double share) {
        return sorted.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(
                        sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))]);
    }

    private static final class Times {
        private long[] values = new long[1024];
        private int size;

        void add(long value) {
            var current = values;
            if (size == current.length) values = current = Arrays.copyOf(current, size * 2);
            current[size++] = value;
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
