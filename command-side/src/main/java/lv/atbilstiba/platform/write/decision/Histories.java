package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.kernel.Standing;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * The recorded history of single aggregates, as it is this very moment: what a lookup falls back on
 * before it says that something is unknown, since it is always a little late itself.
 */
@Component
public final class Histories {
    private final ObjectProvider<EventStore> store;

    Histories(ObjectProvider<EventStore> store) {
        this.store = store;
    }

    /**
     * What stands of it: a fact that was mended is replaced, in its place, by the correction.
     *
     * @param aggregate its id, whose text is {@code <kind>-<id>}
     */
    public List<DomainEventMessage<?>> standing(Object aggregate) {
        // from the first event on: no snapshot is asked for
        return Standing.of(
                store.getObject().readEvents(aggregate.toString(), 0).asStream().toList(),
                message -> Place.of(message.getMetaData()).position(),
                message -> Place.of(message.getMetaData()).corrected());
    }
}
