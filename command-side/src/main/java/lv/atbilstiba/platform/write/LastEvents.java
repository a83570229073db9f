package lv.atbilstiba.platform.write;

import lv.atbilstiba.platform.eventstore.StoredEvent;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Optional;

/** The last event of an aggregate, and what stands at a position, as committed. */
final class LastEvents {
    private static final String LAST =
            """
            SELECT sequence_number, global_index
            FROM eventstore.domain_event
            WHERE aggregate_identifier = :aggregate
            ORDER BY sequence_number DESC
            LIMIT 1
            """;
    private static final String AT =
            """
            SELECT global_index, event_identifier, type, aggregate_identifier, sequence_number,
                   time_stamp, recorded_at, payload_type, payload_revision, payload, metadata
            FROM eventstore.domain_event
            WHERE global_index = :position
            """;

    private final JdbcClient jdbc;

    LastEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Last(long version, long position) {}

    Optional<Last> of(String aggregate) {
        return jdbc.sql(LAST)
                .param("aggregate", aggregate)
                .query((row, _) -> new Last(row.getLong(1), row.getLong(2)))
                .optional();
    }

    Optional<StoredEvent> at(long position) {
        return jdbc.sql(AT)
                .param("position", position)
                .query((row, _) -> StoredEvent.of(row))
                .optional();
    }
}
