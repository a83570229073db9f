package lv.atbilstiba.platform.write;

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
            SELECT aggregate_identifier, payload_type
            FROM eventstore.domain_event
            WHERE global_index = :position
            """;

    private final JdbcClient jdbc;

    LastEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Last(long version, long position) {}

    record Fact(String aggregate, String type) {}

    Optional<Last> of(String aggregate) {
        return jdbc.sql(LAST)
                .param("aggregate", aggregate)
                .query((row, _) -> new Last(row.getLong(1), row.getLong(2)))
                .optional();
    }

    Optional<Fact> at(long position) {
        return jdbc.sql(AT)
                .param("position", position)
                .query((row, _) -> new Fact(row.getString(1), row.getString(2)))
                .optional();
    }
}
