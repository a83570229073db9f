package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.SubjectId;

import java.time.Instant;
import java.util.Set;

/**
 * What an event did to one subject; all that is needed to judge it, in any thread.
 *
 * @param facts the subject's facts with the event folded in
 * @param groups what the event touched of them
 * @param logTime the largest time of recording up to the position
 */
public record Touched(
        Facts facts, Policy policy, Set<FactGroup> groups, long position, Instant logTime) {
    public SubjectId subject() {
        return facts.subject();
    }
}
