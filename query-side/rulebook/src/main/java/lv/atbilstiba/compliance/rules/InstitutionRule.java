package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.RuleId;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A rule about an institution. */
abstract class InstitutionRule implements Rule<InstitutionFacts> {
    private final RuleId id;
    private final Set<FactGroup> reads;

    InstitutionRule(RuleId id, FactGroup first, FactGroup... others) {
        this.id = id;
        this.reads = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    @Override
    public final RuleId id() {
        return id;
    }

    @Override
    public final Class<InstitutionFacts> facts() {
        return InstitutionFacts.class;
    }

    @Override
    public final Set<FactGroup> reads() {
        return reads;
    }
}
