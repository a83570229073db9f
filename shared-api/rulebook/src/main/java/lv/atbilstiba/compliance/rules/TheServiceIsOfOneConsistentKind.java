package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.ServiceAttribute;
import lv.atbilstiba.policy.api.Complexity;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;

/**
 * SERV-01. A simple service meets one need; a smart one several, or a life situation, which is a
 * group of needs. Source: services overview; that they agree is inferred.
 */
final class TheServiceIsOfOneConsistentKind extends ServiceRule {
    TheServiceIsOfOneConsistentKind() {
        super(RuleId.SERV_01, FactGroup.IDENTITY);
    }

    @Override
    public Verdict judge(ServiceFacts facts, Policy policy, Moment moment) {
        var identity = facts.identity(moment);
        var breaches = new ArrayList<Reason>();
        var missing = EnumSet.noneOf(ServiceAttribute.class);
        if (identity.kind() == null) missing.add(ServiceAttribute.KIND);
        if (identity.audiences().isEmpty()) missing.add(ServiceAttribute.AUDIENCE);
        if (identity.forms().isEmpty()) missing.add(ServiceAttribute.DELIVERY_FORM);
        if (identity.complexity() == null) missing.add(ServiceAttribute.COMPLEXITY);
        if (!missing.isEmpty())
            breaches.add(Reason.of(ReasonCode.ATTRIBUTES_MISSING, "attributes", missing));
        var kind = identity.kind();
        if (kind != null) {
            var disagreeing = identity.audiences().stream().filter(a -> !kind.canBeFor(a)).toList();
            if (!disagreeing.isEmpty())
                breaches.add(
                        Reason.of(
                                ReasonCode.KIND_AND_AUDIENCE_DISAGREE,
                                Map.of("kind", kind, "audiences", disagreeing)));
        }
        var complexity = identity.complexity();
        if (complexity != null && !fits(complexity, identity))
            breaches.add(
                    Reason.of(
                            ReasonCode.COMPLEXITY_AND_NEEDS_DISAGREE,
                            Map.of("complexity", complexity, "needs", identity.needs())));
        return Verdict.unless(breaches);
    }

    /** Whether it names a need at all is SERV-03's to ask. */
    private static boolean fits(Complexity complexity, ServiceFacts.Identity identity) {
        return switch (complexity) {
            case SIMPLE -> identity.needs() <= 1;
            case SMART -> identity.needs() > 1 || identity.lifeSituations();
            // a bundle of simple services, whose needs are theirs
            case COMPLEX -> true;
        };
    }
}
