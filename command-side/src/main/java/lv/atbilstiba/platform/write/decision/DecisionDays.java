package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.TreeMap;

/**
 * The day of each decision, by the register's clock. A parameter holds from a day after the one on
 * which it is set, so what is in force today cannot change any more and is looked up once a day.
 */
@Component
final class DecisionDays {
    private final Clock clock;
    private final EventLog log;
    private final EventDecoder decoder;
    private volatile @Nullable DecisionDay newest;

    DecisionDays(
            @Qualifier("registerClock") Clock clock, EventLog log, EventDecoder decoder) {
        this.clock = clock;
        this.log = log;
        this.decoder = decoder;
    }

    DecisionDay now() {
        var today = RigaCalendar.dayOf(clock.instant());
        var known = newest;
        if (known != null && known.today().equals(today)) return known;
        var day = new DecisionDay(today, backdatingOn(today));
        newest = day;
        return day;
    }

    private Period backdatingOn(LocalDate day) {
        var values = new TreeMap<LocalDate, String>();
        for (var event : standing()) {
            if (event instanceof PolicyParameterSet(var parameter, var value, var holdsFrom, _)
                    && parameter == PolicyParameter.BACKDATING) {
                values.put(holdsFrom, value);
            }
        }
        var inForce = values.floorEntry(day);
        return Period.parse(
                inForce == null
                        ? PolicyParameter.BACKDATING.initial().orElseThrow()
                        : inForce.getValue());
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
                    corrected == null
                            ? fact.position()
                            : places.getOrDefault(corrected, corrected);
            places.put(fact.position(), place);
            standing.put(place, fact.event());
        }
        return standing.values();
    }
}
