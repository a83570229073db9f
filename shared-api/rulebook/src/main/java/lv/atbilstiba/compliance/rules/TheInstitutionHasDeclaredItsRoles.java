package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.ManagementRole;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;

/**
 * ROLE-01. What is recorded implies roles: who has services owns their portfolio and them, who is
 * engaged to deliver one provides. A lead role follows from its designation, which counts as
 * declared; until there is one, none is asked. Source: P4.2, roles overview; roles.json R-ROLE-1;
 * POLICY.md, section 13.
 */
final class TheInstitutionHasDeclaredItsRoles extends InstitutionRule {
    TheInstitutionHasDeclaredItsRoles() {
        super(RuleId.ROLE_01, FactGroup.ROLES, FactGroup.PORTFOLIO);
    }

    @Override
    public Verdict judge(InstitutionFacts facts, Policy policy, Moment moment) {
        var declared = facts.roles().at(moment);
        var roles = declared == null ? Set.<ManagementRole>of() : declared;
        var missing = EnumSet.noneOf(ManagementRole.class);
        if (facts.managesServices(moment)) {
            missing.add(ManagementRole.SERVICE_PORTFOLIO_OWNER);
            missing.add(ManagementRole.SERVICE_OWNER);
        }
        if (facts.providesServices(moment)) missing.add(ManagementRole.SERVICE_PROVIDER);
        missing.removeAll(roles);
        var breaches = new ArrayList<Reason>();
        if (roles.isEmpty()) breaches.add(Reason.of(ReasonCode.NO_ROLES_DECLARED));
        if (!missing.isEmpty())
            breaches.add(Reason.of(ReasonCode.IMPLIED_ROLES_MISSING, "roles", missing));
        return Verdict.unless(breaches);
    }
}
