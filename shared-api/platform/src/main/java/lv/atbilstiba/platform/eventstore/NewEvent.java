package lv.atbilstiba.platform.eventstore;

import static lv.atbilstiba.platform.tlog.EntryBundle.LONGEST_ENTRY;

import lv.atbilstiba.kernel.Ids;
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
    private static final int LONGEST_ESCAPE = 6;
    private static final int REST = 2_000;

    /**
     * @throws IllegalArgumentException for an event that belongs to no aggregate, or has no
     *     revision
     * @throws IllegalStateException for an event that nobody did
     * @throws EntryTooLong for an event that is no entry of the verifiable log
     */
    static NewEvent of(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException(
                    message.getPayloadType() + " belongs to no aggregate; every fact does");
        }
        var type = event.getPayloadType();
        var revision = type.getAnnotation(Revision.class);
        if (revision == null) throw new IllegalArgumentException(type + " has no revision");
        var made =
                new NewEvent(
                        Ids.in(event.getIdentifier()),
                        event.getType(),
                        event.getAggregateIdentifier(),
                        event.getSequenceNumber(),
                        event.getTimestamp(),
                        type.getName(),
                        revision.value(),
                        EventJson.mapper().writeValueAsBytes(event.getPayload()),
                        EventJson.mapper()
                                .writeValueAsBytes(EventMetadata.provenance(event.getMetaData())));
        made.requireToFit();
        return made;
    }

    private void requireToFit() {
        // No character takes more than six, so most events need not be written out to be measured.
        if (LONGEST_ESCAPE * (payload.length + metadata.length) + REST <= LONGEST_ENTRY) return;
        var length = EventEnvelope.of(asStoredLast()).length;
        if (length > LONGEST_ENTRY) throw new EntryTooLong(aggregate, type, length);
    }

    /** With the longest of positions, so that the same event fits on every day or on none. */
    StoredEvent asStoredLast() {
        return stored(Long.MAX_VALUE, writtenAt);
    }

    /** As it is in the log. */
    StoredEvent stored(long position, Instant recordedAt) {
        return new StoredEvent(
                position,
                id.toString(),
                aggregateType,
                aggregate,
                sequence,
                writtenAt,
                recordedAt,
                type,
                revision,
                payload,
                metadata);
    }
}
