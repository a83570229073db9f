package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Phase;
import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.Territory;
import lv.atbilstiba.policy.api.TerritoryCode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * ACC-02. What is asked for is all of Latvia, or the territory that the portfolio manager set with
 * a basis; a territory is covered by itself and by what it is part of. A record that only says what
 * kind of territory it is does not say which. Source: PU2-14, N3-2.
 */
final class TheServiceCoversItsTerritory extends AccessibilityRule {
    TheServiceCoversItsTerritory() {
        super(
                RuleId.ACC_02,
                AccessibilityKind.TERRITORIAL,
                FactGroup.IDENTITY,
                FactGroup.ACCESSIBILITY,
                FactGroup.TERRITORIES);
    }

    @Override
    Verdict judge(
            ServiceFacts.Declared declared, ServiceFacts facts, Policy policy, Moment moment) {
        if (!(declared instanceof ServiceFacts.Declared.Territories places))
            return Verdict.COMPLIANT;
        var set = facts.targets().entryAt(moment);
        var territory = set == null ? null : set.value().territory();
        var why = new ArrayList<Reason>();
        Object target = Territory.WHOLE_LATVIA;
        if (set != null && territory != null) {
            var row = policy.territory(territory, moment);
            target = territory + (row == null ? "" : " " + row.name().lv());
            why.add(
                    Reason.of(
                            ReasonCode.TERRITORIAL_TARGET,
                            Map.of(
                                    "target", target,
                                    "position", set.position(),
                                    "basis", set.value().basis().document())));
            if (row == null) {
                why.addFirst(Reason.of(ReasonCode.TARGET_NOT_THERE, "target", target));
                return Verdict.notAssessed(why);
            }
        }
        var missing = EnumSet.noneOf(Phase.class);
        var unknown = EnumSet.noneOf(Phase.class);
        for (var phase : Phase.values())
            switch (covers(of(places, phase), territory, policy, moment)) {
                case YES -> {}
                case NO -> missing.add(phase);
                case UNKNOWN -> unknown.add(phase);
            }
        var breaches = new ArrayList<Reason>();
        note(breaches, ReasonCode.TERRITORY_NOT_COVERED, target, missing);
        if (!places.recipientChooses()) breaches.add(Reason.of(ReasonCode.NO_CHOICE_OF_PLACE));
        if (!breaches.isEmpty()) {
            breaches.addAll(why);
            return Verdict.nonCompliant(breaches);
        }
        if (unknown.isEmpty()) return Verdict.compliant(why);
        note(breaches, ReasonCode.TERRITORY_NOT_NAMED, target, unknown);
        breaches.addAll(why);
        return Verdict.notAssessed(breaches);
    }

    private static void note(
            List<Reason> reasons, ReasonCode code, Object target, EnumSet<Phase> phases) {
        if (!phases.isEmpty())
            reasons.add(Reason.of(code, Map.of("target", target, "phases", phases)));
    }

    private static ServiceFacts.Places of(ServiceFacts.Declared.Territories all, Phase phase) {
        return switch (phase) {
            case REQUESTING -> all.requesting();
            case RECEIVING -> all.receiving();
            case SUPPORT -> all.support();
        };
    }

    private enum Covers {
        YES,
        NO,
        UNKNOWN
    }

    /**
     * @param target null: all of Latvia, which no list of its parts is known to make up
     */
    private static Covers covers(
            ServiceFacts.Places places,
            @Nullable TerritoryCode target,
            Policy policy,
            Moment moment) {
        if (places.kinds().contains(Territory.WHOLE_LATVIA)) return Covers.YES;
        if (target == null) return Covers.NO;
        for (var named : places.named())
            if (policy.within(target, named, moment)) return Covers.YES;
        var somewhere = places.kinds().stream().anyMatch(Territory::partOfLatvia);
        return somewhere && places.named().isEmpty() ? Covers.UNKNOWN : Covers.NO;
    }
}
