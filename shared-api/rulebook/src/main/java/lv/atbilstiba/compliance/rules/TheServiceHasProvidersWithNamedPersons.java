package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.institution.api.InstitutionId;

import java.util.ArrayList;
import java.util.Map;

/**
 * ROLE-07. A service is introduced once its delivery began. Source: P4.2, roles overview;
 * roles.json SERVICE_PROVIDER.
 */
final class TheServiceHasProvidersWithNamedPersons extends ServiceRule {
    TheServiceHasProvidersWithNamedPersons() {
        super(RuleId.ROLE_07, FactGroup.PROVIDERS, FactGroup.STAGE);
    }

    @Override
    public Verdict judge(ServiceFacts facts, Policy policy, Moment moment) {
        if (facts.liquidated(moment)) return Verdict.notApplicable(ReasonCode.SERVICE_LIQUIDATED);
        if (facts.stage(moment).planned()) return Verdict.notApplicable(ReasonCode.SERVICE_PLANNED);
        var vacancy = Vacancy.ofProvider(facts, policy, moment);
        if (vacancy == null) return Verdict.COMPLIANT;
        var nobodyNamed = new ArrayList<InstitutionId>();
        var providers = facts.providers(moment);
        providers.forEach((institution, responsible) -> {
            if (responsible.isEmpty()) nobodyNamed.add(institution);
        });
        var reason =
                providers.isEmpty()
                        ? Reason.of(ReasonCode.NO_PROVIDER, "since", vacancy.since())
                        : Reason.of(
                                ReasonCode.NO_RESPONSIBLE_PERSON,
                                Map.of(
                                        "providers",
                                        BareIds.numbers(nobodyNamed),
                                        "since",
                                        vacancy.since()));
        return Verdict.nonCompliant(reason).since(vacancy.since());
    }
}
