package lv.atbilstiba.compliance.read;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.StoredEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** A log given as facts; what is stored is no more than its place. */
record MemoryEventLog(List<Recorded<Object>> facts) implements EventLog {
    EventDecoder decoder() {
        return event ->
                facts.stream()
                        .filter(f -> f.position() == event.position())
                        .findFirst()
                        .orElseThrow();
    }

    private static StoredEvent stored(Recorded<Object> fact) {
        return new StoredEvent(
                fact.position(),
                "",
                "",
                "",
                0,
                fact.recordedAt(),
                fact.recordedAt(),
                fact.event().getClass().getName(),
                "1",
                new byte[0],
                new byte[0]);
    }

    @Override
    public long head() {
        return facts.getLast().position();
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        return facts.stream()
                .filter(f -> f.position() > position)
                .limit(limit)
                .map(MemoryEventLog::stored)
                .toList();
    }

    @Override
    public long replay(long after, long upTo, Consumer<? super StoredEvent> reader) {
        facts.stream()
                .filter(f -> f.position() > after && f.position() <= upTo)
                .map(MemoryEventLog::stored)
                .forEach(reader);
        return upTo;
    }

    @Override
    public List<StoredEvent> of(String aggregate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredEvent> at(long position) {
        return facts.stream()
                .filter(f -> f.position() == position)
                .findFirst()
                .map(MemoryEventLog::stored);
    }

    @Override
    public long countUpTo(long position) {
        return facts.stream().filter(f -> f.position() <= position).count();
    }

    @Override
    public Optional<Instant> logTime(long position) {
        return facts.stream()
                .filter(f -> f.position() <= position)
                .map(Recorded::recordedAt)
                .max(Instant::compareTo);
    }

    @Override
    public long positionAt(Instant instant) {
        long last = 0;
        for (var fact : facts) {
            if (fact.recordedAt().isAfter(instant)) break;
            last = fact.position();
        }
        return last;
    }

    @Override
    public boolean await(long position, Duration patience) {
        return position <= head();
    }

    @Override
    public Subscription onAdvance(LongConsumer listener) {
        return () -> {};
    }
}
