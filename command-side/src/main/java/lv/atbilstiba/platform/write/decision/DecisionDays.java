package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.memory.Remembered;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;

import org.axonframework.messaging.Message;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeMap;

import javax.sql.DataSource;

/**
 * The day of each decision, by the register's clock. A parameter holds from a day after the one on
 * which it is set, so what is in force today cannot change any more and is looked up once a day.
 */
@Component
final class DecisionDays {
    private static final String RECORDED =
            """
            SELECT recorded_at
            FROM eventstore.domain_event
            WHERE global_index = :position
            """;
    private static final String REGISTERED =
            """
            SELECT recorded_at
            FROM eventstore.domain_event
            WHERE aggregate_identifier = :subject
            ORDER BY sequence_number
            LIMIT 1
            """;

    private final Clock clock;
    private final EventLog log;
    private final EventDecoder decoder;
    private final JdbcClient jdbc;
    private final Remembered<LocalDate, DecisionDay> known = Remembered.atMost(2);

    DecisionDays(
            @Qualifier("registerClock") Clock clock,
            EventLog log,
            EventDecoder decoder,
            DataSource source) {
        this.jdbc = JdbcClient.create(source);
        this.clock = clock;
        this.log = log;
        this.decoder = decoder;
    }

    /**
     * The day for a command: what it mends, and whether it is of the baseline, its metadata tells.
     * The baseline of a subject may be said until some time after its registration was recorded,
     * and of one that is only being registered.
     */
    DecisionDay of(Message<?> command) {
        var day = now();
        var metadata = command.getMetaData();
        if (metadata.get(EventMetadata.CORRECTS) instanceof Correction correction) {
            var said = recorded(RECORDED, "position", correction.position());
            if (said.isPresent()) day = day.mending(said.get());
        }
        if (!Boolean.TRUE.equals(metadata.get(EventMetadata.BASELINE))) return day;
        var today = day.today();
        var until =
                Optional.ofNullable(metadata.get(EventMetadata.SUBJECT))
                        .flatMap(subject -> recorded(REGISTERED, "subject", subject))
                        .map(registered ->
                                registered.plus(inForceOn(today, PolicyParameter.BASELINE_ENTRY)));
        var closed = until.isPresent() && today.isAfter(until.get());
        return closed ? day : day.ofTheBaseline();
    }

    private Optional<LocalDate> recorded(String which, String name, Object value) {
        return jdbc.sql(which)
                .param(name, value)
                .query((row, _) -> RigaCalendar.dayOf(row.getTimestamp(1).toInstant()))
                .optional();
    }

    DecisionDay now() {
        var today = RigaCalendar.dayOf(clock.instant());
        return known.get(
                today, day -> new DecisionDay(day, inForceOn(day, PolicyParameter.BACKDATING)));
    }

    private Period inForceOn(LocalDate day, PolicyParameter asked) {
        var values = new TreeMap<LocalDate, String>();
        for (var event : standing()) {
            if (event instanceof PolicyParameterSet(var parameter, var value, var holdsFrom, _)
                    && parameter == asked) {
                values.put(holdsFrom, value);
            }
        }
        var inForce = values.floorEntry(day);
        return Period.parse(inForce == null ? asked.initial().orElseThrow() : inForce.getValue());
    }

    /** What stands of the policy, as far as it can be read: then the last values go on. */
    private Collection<Object> standing() {
        var standing = new LinkedHashMap<Long, Object>();
        var places = new HashMap<Long, Long>();
        for (var stored : log.of(PolicyId.STATE.toString())) {
            var fact = decoder.read(stored);
            if (fact.event() instanceof Unreadable) break;
            var corrected = fact.corrected();
            long place =
                    corrected == null ? fact.position() : places.getOrDefault(corrected, corrected);
            places.put(fact.position(), place);
            standing.put(place, fact.event());
        }
        return standing.values();
    }
}
