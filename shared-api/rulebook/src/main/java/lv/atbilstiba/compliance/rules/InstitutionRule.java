package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.RuleId;

/** A rule about an institution. */
abstract class InstitutionRule extends RuleAbout<InstitutionFacts> {
    InstitutionRule(RuleId id, FactGroup first, FactGroup... others) {
        super(id, InstitutionFacts.class, first, others);
    }
}
