package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.PolicyParameter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Map;

/**
 * ROLE-09 for each kind of subject. A vacancy keeps the grace in force on the day it began, and
 * begins no earlier than the register opened.
 */
final class AVacancyEndsInTime {
    private AVacancyEndsInTime() {}

    /** ROLE-09 for the vacancies that ROLE-02 tells of. Source: inferred. */
    static final class AtTheInstitution extends InstitutionRule {
        AtTheInstitution() {
            super(RuleId.ROLE_09, FactGroup.MANAGER, FactGroup.PORTFOLIO, FactGroup.POLICY);
        }

        @Override
        public Verdict judge(InstitutionFacts facts, Policy policy, Moment moment) {
            return judged(policy, moment, Vacancy.ofPortfolioManager(facts, policy, moment), null);
        }
    }

    /** ROLE-09 for the vacancies that ROLE-03 and ROLE-07 tell of. Source: inferred. */
    static final class AtTheService extends ServiceRule {
        AtTheService() {
            super(
                    RuleId.ROLE_09,
                    FactGroup.MANAGER,
                    FactGroup.PROVIDERS,
                    FactGroup.STAGE,
                    FactGroup.POLICY);
        }

        @Override
        public Verdict judge(ServiceFacts facts, Policy policy, Moment moment) {
            return judged(
                    policy,
                    moment,
                    Vacancy.ofManager(facts, policy, moment),
                    Vacancy.ofProvider(facts, policy, moment));
        }
    }

    private static Verdict judged(
            Policy policy, Moment moment, @Nullable Vacancy one, @Nullable Vacancy other) {
        if (one == null && other == null) return Verdict.notApplicable(ReasonCode.NO_VACANCY);
        var late = new ArrayList<Reason>();
        var inTime = new ArrayList<Reason>();
        for (var vacancy : new Vacancy[] {one, other}) {
            if (vacancy == null) continue;
            var grace =
                    policy.periodKeptFrom(PolicyParameter.VACANCY_GRACE, vacancy.since(), moment);
            var until = vacancy.since().plus(grace);
            boolean passed = moment.passed(until);
            (passed ? late : inTime)
                    .add(
                            Reason.of(
                                    passed ? ReasonCode.VACANCY_TOO_LONG : ReasonCode.VACANCY,
                                    Map.of(
                                            "post",
                                            vacancy.post(),
                                            "since",
                                            vacancy.since(),
                                            "until",
                                            until)));
        }
        if (late.isEmpty()) return Verdict.compliant(inTime);
        late.addAll(inTime);
        return Verdict.nonCompliant(late);
    }
}
