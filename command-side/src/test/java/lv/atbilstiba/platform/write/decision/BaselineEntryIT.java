package lv.atbilstiba.platform.write.decision;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.eventstore.EventStoreMigration;

import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** How long after its registration a subject's baseline may be said. */
class BaselineEntryIT {
    private static final String SUBJECT = "service-018f0000-0000-7000-8000-000000000001";

    @Test
    void the_ninetieth_day_is_the_last_one() {
        try (var database = TestDatabase.fresh()) {
            EventStoreMigration.migrate(database.dataSource());
            var registered = registered(database);

            assertThat(baselineOn(registered, database)).isTrue();
            assertThat(baselineOn(registered.plusDays(90), database)).isTrue();
            assertThat(baselineOn(registered.plusDays(91), database)).isFalse();
        }
    }

    @Test
    void of_what_is_only_being_registered_it_may_always_be_said() {
        try (var database = TestDatabase.fresh()) {
            EventStoreMigration.migrate(database.dataSource());

            assertThat(baselineOn(LocalDate.of(2040, 1, 1), database)).isTrue();
        }
    }

    private static boolean baselineOn(LocalDate day, TestDatabase database) {
        var midnight = Clock.fixed(RigaCalendar.startOf(day), ZoneOffset.UTC);
        var days =
                new DecisionDays(
                        midnight,
                        withoutEvents(),
                        EventDecoder.ofThisRelease(),
                        database.dataSource());
        return days.of(
                        new GenericMessage<>(
                                "a command",
                                Map.of(
                                        EventMetadata.BASELINE,
                                        true,
                                        EventMetadata.SUBJECT,
                                        SUBJECT)))
                .baseline();
    }

    /** Nothing is recorded of the policy. */
    private static EventLog withoutEvents() {
        return (EventLog)
                Proxy.newProxyInstance(
                        EventLog.class.getClassLoader(),
                        new Class<?>[] {EventLog.class},
                        (_, _, _) -> List.of());
    }

    /** Riga's day on which the database recorded it. */
    private static LocalDate registered(TestDatabase database) {
        return JdbcClient.create(database.dataSource())
                .sql(
                        """
                        INSERT INTO eventstore.domain_event (
                            sequence_number, time_stamp, event_identifier, aggregate_identifier,
                            type, payload_type, payload_revision, payload, metadata)
                        VALUES (0, now(), gen_random_uuid(), :subject, 'Service', 'Any', '1', '{}', '{}')
                        RETURNING recorded_at
                        """)
                .param("subject", SUBJECT)
                .query((row, _) -> RigaCalendar.dayOf(row.getTimestamp(1).toInstant()))
                .single();
    }
}
