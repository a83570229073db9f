package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.platform.eventstore.BrokenEvent;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.StoredEvent;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The event store's log, as the engine reads it. */
final class EventLogFacts implements FactLog, AutoCloseable {
    private final EventLog log;
    private final EventDecoder decoder;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final EventLog.Subscription subscription;

    EventLogFacts(EventLog log, EventDecoder decoder) {
        this.log = log;
        this.decoder = decoder;
        this.subscription = log.onAdvance(_ -> wake());
    }

    private record Stored(StoredEvent event, EventDecoder decoder) implements Entry {
        @Override
        public long position() {
            return event.position();
        }

        @Override
        public Fact decode() {
            return Fact.of(
                    event.aggregate(),
                    event.position(),
                    event.recordedAt(),
                    type(),
                    () -> decoder.read(event));
        }

        private Class<?> type() {
            try {
                return decoder.type(event);
            } catch (BrokenEvent e) {
                return Unreadable.class;
            }
        }
    }

    private void wake() {
        lock.lock();
        try {
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long safePosition() {
        return log.head();
    }

    @Override
    public long countUpTo(long position) {
        return log.countUpTo(position);
    }

    @Override
    public List<Entry> read(long after, int limit) {
        return log.after(after, limit).stream().<Entry>map(e -> new Stored(e, decoder)).toList();
    }

    @Override
    public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = timeout.toNanos();
            while (log.head() <= position) {
                if (left <= 0) return false;
                left = advanced.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
