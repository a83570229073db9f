package lv.atbilstiba.platform.read;

import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.StoredEvent;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** The log of a test: facts by position, each in the stream of the thing it happened to. */
public final class MemoryLog implements EventLog {
    private final List<Recorded<Object>> facts;
    private final Function<Object, String> aggregate;

    public MemoryLog(List<Recorded<Object>> facts, Function<Object, String> aggregate) {
        this.facts = List.copyOf(facts);
        this.aggregate = aggregate;
    }

    public Histories histories() {
        return new Histories(this, event -> fact(event.position()));
    }

    private Recorded<Object> fact(long position) {
        return facts.stream().filter(it -> it.position() == position).findFirst().orElseThrow();
    }

    private StoredEvent stored(Recorded<Object> fact) {
        return new StoredEvent(
                fact.position(),
                Long.toString(fact.position()),
                "Test",
                aggregate.apply(fact.event()),
                fact.position(),
                fact.recordedAt(),
                fact.recordedAt(),
                fact.event().getClass().getName(),
                "1",
                "{}".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long head() {
        return facts.isEmpty() ? 0 : facts.getLast().position();
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        return facts.stream()
                .filter(it -> it.position() > position)
                .limit(limit)
                .map(this::stored)
                .toList();
    }

    @Override
    public long replay(long after, long upTo, Consumer<? super StoredEvent> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredEvent> of(String id) {
        return facts.stream()
                .filter(it -> aggregate.apply(it.event()).equals(id))
                .map(this::stored)
                .toList();
    }

    @Override
    public Optional<StoredEvent> at(long position) {
        return facts.stream().filter(it -> it.position() == position).map(this::stored).findFirst();
    }

    @Override
    public long countUpTo(long position) {
        return facts.stream().filter(it -> it.position() <= position).count();
    }

    @Override
    public Optional<Instant> logTime(long position) {
        return facts.stream()
                .filter(it -> it.position() <= position)
                .map(Recorded::recordedAt)
                .max(Instant::compareTo);
    }

    @Override
    public long positionAt(Instant instant) {
        return facts.stream()
                .filter(it -> !it.recordedAt().isAfter(instant))
                .mapToLong(Recorded::position)
                .max()
                .orElse(0);
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
