package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.Finding;
import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.rules.Facts;
import lv.atbilstiba.compliance.rules.FactsThen;
import lv.atbilstiba.compliance.rules.Policy;
import lv.atbilstiba.compliance.rules.Register;
import lv.atbilstiba.compliance.rules.RuleBook;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One subject judged now, as what is known up to a position tells of an instant. Only the streams
 * that concern the subject are folded, by the same register and rules as the live findings.
 */
@Component
final class FactsOnDemand {
    private final EventLog log;
    private final EventDecoder decoder;

    FactsOnDemand(EventLog log, EventDecoder decoder) {
        this.log = log;
        this.decoder = decoder;
    }

    /**
     * @param services text forms of the services that an institution's facts rest on; none for a
     *     service
     * @param upTo nothing recorded later counts
     */
    Then then(SubjectId subject, Collection<String> services, long upTo, Instant effectiveAt) {
        var concerned = new TreeSet<>(services);
        concerned.add(subject.toString());
        concerned.add(PolicyId.STATE.toString());
        var events = recorded(concerned, upTo);
        var people = new TreeSet<String>();
        for (var event : events.values()) {
            switch (event.event()) {
                case ServiceManagerAppointed(_, var person, _, _) -> people.add(person.toString());
                case PortfolioManagerAppointed(_, var person, _, _) ->
                        people.add(person.toString());
                case ProviderEngaged(_, _, var responsible, _) ->
                        responsible.forEach(person -> people.add(person.toString()));
                default -> {
                    // names nobody
                }
            }
        }
        events.putAll(recorded(people, upTo));
        var register = register();
        for (var event : events.values()) register.apply(event);
        return register.facts(subject)
                .map(facts -> then(facts, register.policy(), effectiveAt))
                .orElse(new Then(List.of(), null));
    }

    private static Then then(Facts facts, Policy policy, Instant effectiveAt) {
        var findings = RuleBook.current().findings(facts, policy, effectiveAt);
        var opened = RigaCalendar.startOf(policy.openedOn());
        return new Then(
                findings,
                effectiveAt.isBefore(opened) && !facts.annulled()
                        ? NotJudged.before(policy.openedOn(), FactsThen.of(facts, effectiveAt))
                        : null);
    }

    /**
     * @param notJudged null if the rules say something of the instant
     */
    record Then(List<Finding> findings, @Nullable NotJudged notJudged) {}

    /** What was recorded of a subject up to a position, in order. */
    Collection<Recorded<Object>> recorded(SubjectId subject, long upTo) {
        return recorded(List.of(subject.toString()), upTo).values();
    }

    /** The policy's parameters as known up to a position. */
    Policy policy(long upTo) {
        var register = register();
        for (var event : recorded(List.of(PolicyId.STATE.toString()), upTo).values())
            register.apply(event);
        return register.policy();
    }

    /** A part of the log does not tell when the register opened, if that is not recorded yet. */
    private Register register() {
        return log.firstDay().map(Register::new).orElseGet(Register::new);
    }

    /** By position; however many things are asked for, with one statement. */
    private SortedMap<Long, Recorded<Object>> recorded(Collection<String> aggregates, long upTo) {
        var events = new TreeMap<Long, Recorded<Object>>();
        var ended = new HashSet<String>();
        for (var stored : log.ofAll(aggregates, upTo)) {
            if (ended.contains(stored.aggregate())) continue;
            var event = decoder.read(stored);
            // as in the live findings: from here on nothing more of it is taken in
            if (event.event() instanceof Unreadable) ended.add(stored.aggregate());
            else events.put(stored.position(), event);
        }
        return events;
    }
}
