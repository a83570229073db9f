package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Phase;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.Territory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ACC-02. Source: PU2-14, N3-2. */
final class TheServiceCoversItsTerritory extends AccessibilityRule {
    TheServiceCoversItsTerritory() {
        super(RuleId.ACC_02, AccessibilityKind.TERRITORIAL);
    }

    @Override
    Verdict judge(
            ServiceFacts.Declared declared, ServiceFacts facts, Policy policy, Moment moment) {
        if (!(declared instanceof ServiceFacts.Declared.Territories territories)) return Verdict.COMPLIANT;
        var target = territories.target();
        var missing = EnumSet.noneOf(Phase.class);
        if (!covers(territories.requesting(), target)) missing.add(Phase.REQUESTING);
        if (!covers(territories.receiving(), target)) missing.add(Phase.RECEIVING);
        if (!covers(territories.support(), target)) missing.add(Phase.SUPPORT);
        var breaches = new ArrayList<Reason>();
        if (!missing.isEmpty())
            breaches.add(
                    Reason.of(
                            ReasonCode.TERRITORY_NOT_COVERED,
                            Map.of("target", target, "phases", missing)));
        if (!territories.recipientChooses()) breaches.add(Reason.of(ReasonCode.NO_CHOICE_OF_PLACE));
        return Verdict.unless(breaches);
    }

    private static boolean covers(Set<Territory> places, Territory target) {
        for (var place : places) if (place.covers(target)) return true;
        return false;
    }
}
