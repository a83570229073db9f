package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A log in memory, with a hole before every third position. */
final class MemoryLog implements FactLog {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Something was added to a subject's amount. */
    record Added(String subject, int amount) {}

    /** Something this version of the software does not know. */
    record FromTheFuture(String subject) {}

    private final List<Entry> entries = new ArrayList<>();
    private int reads;

    synchronized long add(String subject, int amount) {
        return append(new Added(subject, amount), subject);
    }

    synchronized long addFromTheFuture(String subject) {
        return append(new FromTheFuture(subject), subject);
    }

    private long append(Object event, String subject) {
        long next = safePosition() + (entries.size() % 3 == 2 ? 2 : 1);
        var fact =
                Fact.of(
                        subject,
                        new Recorded<>(next, START.plusSeconds(next), event, Provenance.REGISTER));
        entries.add(new Stored(fact));
        notifyAll();
        return next;
    }

    private record Stored(Fact fact) implements Entry {
        @Override
        public long position() {
            return fact.position();
        }

        @Override
        public Fact decode() {
            if (fact.recorded().event() instanceof FromTheFuture)
                throw new IllegalStateException("an event that nobody knows");
            return fact;
        }
    }

    synchronized int reads() {
        return reads;
    }

    @Override
    public synchronized long safePosition() {
        return entries.isEmpty() ? 0 : entries.getLast().position();
    }

    @Override
    public synchronized long countUpTo(long position) {
        return entries.stream().filter(e -> e.position() <= position).count();
    }

    @Override
    public synchronized List<Entry> read(long after, int limit) {
        reads++;
        return entries.stream().filter(e -> e.position() > after).limit(limit).toList();
    }

    @Override
    public synchronized boolean awaitBeyond(long position, Duration timeout)
            throws InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        while (safePosition() <= position) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) return false;
            wait(left);
        }
        return true;
    }
}
