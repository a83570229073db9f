package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;

/** ROLE-01. Source: P4.2, roles overview; roles.json R-ROLE-1. */
final class TheInstitutionHasDeclaredItsRoles extends InstitutionRule {
    TheInstitutionHasDeclaredItsRoles() {
        super(RuleId.ROLE_01, FactGroup.ROLES);
    }

    @Override
    public Verdict judge(InstitutionFacts facts, Policy policy, Moment moment) {
        var roles = facts.roles().at(moment);
        return roles == null || roles.isEmpty()
                ? Verdict.nonCompliant(ReasonCode.NO_ROLES_DECLARED)
                : Verdict.COMPLIANT;
    }
}
