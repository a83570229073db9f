package lv.atbilstiba.platform.eventstore;

import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/**
 * Axon's event store, which loads an aggregate in one round trip where there is no snapshot: the
 * stock one always asks for a snapshot first.
 */
final class RegisterEventStore extends EmbeddedEventStore {
    private final RegisterEventStorageEngine engine;

    RegisterEventStore(RegisterEventStorageEngine engine, Builder builder) {
        super(builder.storageEngine(engine));
        this.engine = engine;
    }

    @Override
    public DomainEventStream readEvents(String aggregate) {
        return engine.readEventsUnlessSnapshot(aggregate)
                .map(events ->
                        DomainEventStream.concat(
                                events, DomainEventStream.of(stagedDomainEventMessages(aggregate))))
                .orElseGet(() -> super.readEvents(aggregate));
    }
}
