package lv.atbilstiba.platform.write;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes away, each hour, the receipts that are older than was promised. */
final class ReceiptCleaning implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptCleaning.class);
    private static final int PIECE = 2_000;

    private final Receipts receipts;
    private final Duration keptFor;
    private volatile @Nullable ScheduledExecutorService timer;

    ReceiptCleaning(Receipts receipts, Duration keptFor) {
        this.receipts = receipts;
        this.keptFor = keptFor;
    }

    @Override
    public void start() {
        var hourly =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("receipts").factory());
        hourly.scheduleWithFixedDelay(this::clean, 5, 60, TimeUnit.MINUTES);
        timer = hourly;
    }

    void clean() {
        try {
            while (isRunning() && receipts.forget(keptFor, PIECE) == PIECE) {
                // one piece after the other
            }
        } catch (DataAccessException later) {
            LOG.atWarn().setCause(later).log("receipts were not cleaned; the next hour will do");
        }
    }

    @Override
    public void stop() {
        var hourly = timer;
        timer = null;
        if (hourly != null) hourly.shutdown();
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
