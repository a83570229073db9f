package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.RuleId;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A rule about a service. */
abstract class ServiceRule implements Rule<ServiceFacts> {
    private final RuleId id;
    private final Set<FactGroup> reads;

    ServiceRule(RuleId id, FactGroup first, FactGroup... others) {
        this.id = id;
        this.reads = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    @Override
    public final RuleId id() {
        return id;
    }

    @Override
    public final Class<ServiceFacts> facts() {
        return ServiceFacts.class;
    }

    @Override
    public final Set<FactGroup> reads() {
        return reads;
    }
}
