package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.platform.json.EventJson;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Revision;

import java.time.Instant;
import java.util.UUID;

/** An event on its way into the log, as bytes. */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
record NewEvent(
        UUID id,
        String aggregateType,
        String aggregate,
        long sequence,
        Instant writtenAt,
        String type,
        String revision,
        byte[] payload,
        byte[] metadata) {

    /**
     * @throws IllegalArgumentException for an event that belongs to no aggregate, or has no
     *     revision
     * @throws IllegalStateException for an event that nobody did
     */
    static NewEvent of(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException(
                    message.getPayloadType() + " belongs to no aggregate; every fact does");
        }
        var type = event.getPayloadType();
        var revision = type.getAnnotation(Revision.class);
        if (revision == null) throw new IllegalArgumentException(type + " has no revision");
        return new NewEvent(
                UUID.fromString(event.getIdentifier()),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                type.getName(),
                revision.value(),
                EventJson.mapper().writeValueAsBytes(event.getPayload()),
                EventJson.mapper()
                        .writeValueAsBytes(EventMetadata.provenance(event.getMetaData())));
    }
}
