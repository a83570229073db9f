package lv.atbilstiba.ops.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
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
     *     as they can. Times of paced operations count from the moment at which they were due: who
     *     cannot follow is seen in the times, and in fewer operations done than were due.
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
        var accepted = new LongAdder();
        var step = pacedPerSecond == 0 ? 0 : 1_000_000_000L * workers / pacedPerSecond;
        // threads of their own: a client that waits for the server's carriers measures itself
        try (var executor =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().name("load-", 0).factory())) {
            for (var i = 0; i < workers; i++) {
                var number = i;
                Callable<long[]> task =
                        () -> {
                            var times = new Times();
                            try (var connection = worker.apply(number)) {
                                var due = start + step * number / workers;
                                while (true) {
                                    if (step > 0) awaitMoment(due);
                                    var now = System.nanoTime();
                                    if (now >= end) break;
                                    var begun = step > 0 ? due : now;
                                    var taken = connection.once();
                                    var done = System.nanoTime();
                                    if (taken) accepted.increment();
                                    if (done >= counted && done <= end) {
                                        times.add(done - begun);
                                        if (!taken) failures[number]++;
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
                accepted.sum(),
                sorted.length,
                Arrays.stream(failures).sum(),
                time,
                at(sorted, 0.5),
                at(sorted, 0.99));
    }

    private static void awaitMoment(long moment) {
        for (var left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime())
            LockSupport.parkNanos(left);
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
