package lv.atbilstiba.platform.write;

import lv.atbilstiba.platform.background.BackgroundTask;
import lv.atbilstiba.platform.background.BackgroundTasks;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;

/** Takes away, each hour, the receipts that are older than was promised. */
final class ReceiptCleaning implements SmartLifecycle {
    private static final int PIECE = 2_000;
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final Receipts receipts;
    private final Duration keptFor;
    private final BackgroundTasks tasks;
    private volatile @Nullable BackgroundTask task;

    ReceiptCleaning(Receipts receipts, Duration keptFor, BackgroundTasks tasks) {
        this.receipts = receipts;
        this.keptFor = keptFor;
        this.tasks = tasks;
    }

    @Override
    public void start() {
        task = tasks.every("receipts", HOURLY, SILENCE, this::clean);
    }

    void clean() {
        while (isRunning() && receipts.forget(keptFor, PIECE) == PIECE) {
            // one piece after the other
        }
    }

    @Override
    public void stop() {
        var hourly = task;
        task = null;
        if (hourly != null) tasks.end(hourly);
    }

    @Override
    public boolean isRunning() {
        return task != null;
    }
}
