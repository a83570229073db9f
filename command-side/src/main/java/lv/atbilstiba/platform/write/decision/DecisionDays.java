package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.TreeMap;

/**
 * The day of each decision, by the register's clock. A parameter holds from a day after the one on
 * which it is set, so what is in force today cannot change any more and is looked up once a day.
 */
@Component
final class DecisionDays {
    private final Clock clock;
    private final Histories histories;
    private volatile @Nullable DecisionDay newest;

    DecisionDays(@Qualifier("registerClock") Clock clock, Histories histories) {
        this.clock = clock;
        this.histories = histories;
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
        for (var message : histories.standing(PolicyId.STATE)) {
            if (message.getPayload()
                            instanceof
                            PolicyParameterSet(var parameter, var value, var holdsFrom, _)
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
}
