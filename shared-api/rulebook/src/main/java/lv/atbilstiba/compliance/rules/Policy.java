package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.Territories;
import lv.atbilstiba.policy.api.TerritoryCode;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;
import lv.atbilstiba.policy.api.event.TerritorySet;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;

/**
 * The policy's parameters, each as a timeline on top of the value it starts with. Immutable.
 *
 * <p>A review interval is the one in force at the instant judged; the time limit of one act, such
 * as a vacancy, is the one in force on the day the act began.
 */
public final class Policy {
    /** As the register starts: nothing set, and not yet opened. */
    static final Policy INITIAL =
            new Policy(new EnumMap<>(PolicyParameter.class), null, Territories.NONE);

    private static final Map<PolicyParameter, Period> INITIAL_PERIODS = initialPeriods();

    private final Map<PolicyParameter, Timeline<String>> set;
    private final Map<PolicyParameter, Timeline<Period>> periods =
            new EnumMap<>(PolicyParameter.class);
    private final @Nullable LocalDate firstDay;
    private final @Nullable LocalDate openedOn;
    private final Territories territories;

    private Policy(
            Map<PolicyParameter, Timeline<String>> set,
            @Nullable LocalDate firstDay,
            Territories territories) {
        this.set = set;
        this.firstDay = firstDay;
        this.territories = territories;
        var opened = firstDay;
        for (var parameter : set.entrySet()) {
            if (parameter.getKey() == PolicyParameter.REGISTER_OPENED_ON) {
                long last = -1;
                for (var entry : parameter.getValue().entries()) {
                    if (entry.place() < last) continue;
                    last = entry.place();
                    opened = LocalDate.parse(entry.value());
                }
            } else {
                Timeline<Period> timeline = Timeline.empty();
                for (var entry : parameter.getValue().entries())
                    timeline =
                            timeline.with(
                                    entry.position(),
                                    entry.place(),
                                    entry.day(),
                                    Period.parse(entry.value()));
                periods.put(parameter.getKey(), timeline);
            }
        }
        this.openedOn = opened;
    }

    private static Map<PolicyParameter, Period> initialPeriods() {
        var periods = new EnumMap<PolicyParameter, Period>(PolicyParameter.class);
        for (var parameter : PolicyParameter.values())
            if (parameter != PolicyParameter.REGISTER_OPENED_ON)
                periods.put(parameter, Period.parse(parameter.initial().orElseThrow()));
        return periods;
    }

    /**
     * The same, where nothing else is recorded, of a register that opened on this day.
     *
     * @param day Riga's day of the log's first fact
     */
    Policy opened(LocalDate day) {
        return new Policy(set, day, territories);
    }

    boolean hasOpened() {
        return openedOn != null;
    }

    Policy with(long position, @Nullable Long corrected, PolicyParameterSet event) {
        var more = new EnumMap<PolicyParameter, Timeline<String>>(PolicyParameter.class);
        var parameter = event.parameter();
        set.forEach((other, timeline) ->
                more.put(
                        other,
                        corrected == null || other == parameter
                                ? timeline
                                : timeline.without(corrected)));
        Timeline<String> before = more.getOrDefault(parameter, Timeline.empty());
        more.put(
                parameter, before.inPlaceOf(corrected, position, event.holdsFrom(), event.value()));
        return new Policy(more, firstDay, territories);
    }

    Policy with(long position, @Nullable Long corrected, TerritorySet event) {
        return new Policy(set, firstDay, territories.with(position, corrected, event));
    }

    /** What a territory is at the moment, which notes when that may change; null if none is. */
    Territories.@Nullable Row territory(TerritoryCode code, Moment moment) {
        Territories.Row current = null;
        for (var row : territories.of(code)) {
            if (!moment.reached(row.from())) break;
            current = row;
        }
        return current == null || (current.until() != null && moment.reached(current.until()))
                ? null
                : current;
    }

    /** Whether a territory is the other one or part of it at the moment. */
    boolean within(TerritoryCode inner, TerritoryCode outer, Moment moment) {
        var seen = new HashSet<TerritoryCode>();
        var code = inner;
        while (code != null && seen.add(code)) {
            var row = territory(code, moment);
            if (row == null) return false;
            if (code.equals(outer)) return true;
            code = row.parent();
        }
        return false;
    }

    /** The period in force at the moment, which notes when another will be. */
    public Period period(PolicyParameter parameter, Moment moment) {
        var period = periods.getOrDefault(parameter, Timeline.empty()).at(moment);
        return period == null ? initial(parameter) : period;
    }

    /**
     * The period in force on the day an act began, which it keeps. Of an act that lies ahead the
     * period in force now, as long as nothing else is set.
     */
    public Period periodKeptFrom(PolicyParameter parameter, LocalDate day, Moment moment) {
        return moment.reached(day)
                ? period(parameter, moment.lookingBackAt(day))
                : period(parameter, moment);
    }

    private static Period initial(PolicyParameter parameter) {
        var period = INITIAL_PERIODS.get(parameter);
        if (period == null) throw new IllegalArgumentException(parameter + " is not a period");
        return period;
    }

    /**
     * The day on which the register opened: no finding before it, and what was let slip before it
     * counts from it. It is the day of the log's first fact, until another one is recorded; the one
     * recorded last holds for all time.
     *
     * @throws IllegalStateException if nothing was recorded yet
     */
    public LocalDate openedOn() {
        if (openedOn == null) throw new IllegalStateException("the register has not opened");
        return openedOn;
    }

    /** The value of a parameter at an instant, in ISO form. */
    public String value(PolicyParameter parameter, Instant at) {
        return parameter == PolicyParameter.REGISTER_OPENED_ON
                ? openedOn().toString()
                : period(parameter, Moment.at(at)).toString();
    }

    /** What was set of a parameter, by the day from which it holds. */
    public Timeline<String> timeline(PolicyParameter parameter) {
        return set.getOrDefault(parameter, Timeline.empty());
    }
}
