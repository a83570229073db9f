package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.RuleId;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A rule with what it says of itself. */
abstract class RuleAbout<F extends Facts> implements Rule<F> {
    private final RuleId id;
    private final Class<F> facts;
    private final Set<FactGroup> reads;

    RuleAbout(RuleId id, Class<F> facts, FactGroup first, FactGroup... others) {
        this.id = id;
        this.facts = facts;
        this.reads = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    @Override
    public final RuleId id() {
        return id;
    }

    @Override
    public final Class<F> facts() {
        return facts;
    }

    @Override
    public final Set<FactGroup> reads() {
        return reads;
    }
}
