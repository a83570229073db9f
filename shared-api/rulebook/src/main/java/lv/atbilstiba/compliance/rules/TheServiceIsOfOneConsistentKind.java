package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.ServiceAttribute;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;

/** SERV-01. Source: services overview; that they agree is inferred. */
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
        return Verdict.unless(breaches);
    }
}
