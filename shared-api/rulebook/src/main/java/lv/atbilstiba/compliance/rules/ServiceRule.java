package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.RuleId;

/** A rule about a service. */
abstract class ServiceRule extends RuleAbout<ServiceFacts> {
    ServiceRule(RuleId id, FactGroup first, FactGroup... others) {
        super(id, ServiceFacts.class, first, others);
    }
}
