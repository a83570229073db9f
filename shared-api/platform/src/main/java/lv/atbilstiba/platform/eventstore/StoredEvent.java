package lv.atbilstiba.platform.eventstore;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of the event store: what was written, byte for byte, before anybody understood it.
 *
 * @param position its place in the one order of the register: rising, with holes
 * @param id the event's own id, made by the writer
 * @param aggregateType the aggregate's kind, as Axon names it
 * @param aggregate the aggregate's identifier, {@code <kind>-<id>}
 * @param sequence its place in the aggregate's history: 0, 1, 2 without holes
 * @param writtenAt the writer's clock; only {@code recordedAt} counts for decisions
 * @param recordedAt the database's clock when it was inserted
 * @param type the event's class name
 * @param revision the revision of its JSON
 * @param payload UTF-8 JSON
 * @param metadata UTF-8 JSON, the components of {@link lv.atbilstiba.kernel.Provenance}
 */
@SuppressWarnings(
        "ArrayRecordComponent") // bytes as they came; compared by position, never by value
public record StoredEvent(
        long position,
        String id,
        String aggregateType,
        String aggregate,
        long sequence,
        Instant writtenAt,
        Instant recordedAt,
        String type,
        @Nullable String revision,
        byte[] payload,
        byte[] metadata) {

    /** A row of {@code eventstore.domain_event}, with all its columns by their names. */
    public static StoredEvent of(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                row.getString("type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getTimestamp("time_stamp").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("metadata"));
    }

    /** The event's class without its package. */
    public String simpleType() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredEvent event && event.position == position;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position);
    }

    /** Without the payload: a log must not show what an event says. */
    @Override
    public String toString() {
        return position + " " + aggregate + "#" + sequence + " " + type;
    }
}
