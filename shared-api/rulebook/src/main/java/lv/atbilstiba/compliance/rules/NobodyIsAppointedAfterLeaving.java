package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.ManagementRole;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** ROLE-08 for an institution's portfolio manager and for a service's manager and providers. */
final class NobodyIsAppointedAfterLeaving {
    private NobodyIsAppointedAfterLeaving() {}

    /** ROLE-08. Source: P4.2, inferred from "norīkoti konkrēti nodarbinātie"; R-ROLE-6. */
    static final class AtTheInstitution extends InstitutionRule {
        AtTheInstitution() {
            super(RuleId.ROLE_08, FactGroup.MANAGER, FactGroup.PEOPLE);
        }

        @Override
        public Verdict judge(InstitutionFacts facts, Policy policy, Moment moment) {
            var holders = facts.portfolioManagers().holders(moment);
            if (holders.isEmpty()) return Verdict.notApplicable(ReasonCode.NO_APPOINTMENT);
            var left = new ArrayList<Reason>();
            note(left, ManagementRole.SERVICE_PORTFOLIO_OWNER, holders, facts.departures(), moment);
            return Verdict.unless(left);
        }
    }

    /** ROLE-08. Source: P4.2, inferred from "norīkoti konkrēti nodarbinātie"; R-ROLE-6. */
    static final class AtTheService extends ServiceRule {
        AtTheService() {
            super(RuleId.ROLE_08, FactGroup.MANAGER, FactGroup.PROVIDERS, FactGroup.PEOPLE);
        }

        @Override
        public Verdict judge(ServiceFacts facts, Policy policy, Moment moment) {
            var managers = facts.managers().holders(moment);
            var responsible = new TreeSet<StaffId>();
            facts.providers(moment).values().forEach(responsible::addAll);
            if (managers.isEmpty() && responsible.isEmpty())
                return Verdict.notApplicable(ReasonCode.NO_APPOINTMENT);
            var left = new ArrayList<Reason>();
            note(left, ManagementRole.SERVICE_OWNER, managers, facts.departures(), moment);
            note(left, ManagementRole.SERVICE_PROVIDER, responsible, facts.departures(), moment);
            return Verdict.unless(left);
        }
    }

    private static void note(
            List<Reason> left,
            ManagementRole post,
            SortedSet<StaffId> holders,
            SortedMap<StaffId, LocalDate> departures,
            Moment moment) {
        if (departures.isEmpty()) return;
        for (var person : holders) {
            var leftOn = departures.get(person);
            if (leftOn == null || !moment.reached(leftOn)) continue;
            left.add(
                    Reason.of(
                            ReasonCode.HOLDS_AFTER_LEAVING,
                            Map.of("post", post, "person", person.value(), "leftOn", leftOn)));
        }
    }
}
