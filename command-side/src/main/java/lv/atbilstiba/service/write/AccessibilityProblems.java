package lv.atbilstiba.service.write;

import lv.atbilstiba.accessibility.api.AccessibilityRefusal;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.ClaimedByTheConfirmer;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.DateOutOfRange;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NoTerritorialTarget;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NotThePortfolioManager;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NothingClaimed;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NothingRecorded;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.RuledOutByDeliveryForm;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.TerritoryUnknown;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.write.ProblemOf;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The refusals of records of accessibility as problems. */
@Component
final class AccessibilityProblems implements ProblemOf<AccessibilityRefusal> {
    @Override
    public Class<AccessibilityRefusal> family() {
        return AccessibilityRefusal.class;
    }

    @Override
    public Problem of(AccessibilityRefusal refusal) {
        return switch (refusal) {
            case RuledOutByDeliveryForm(var kind, var forms, var option) ->
                    Problem.conflict("accessibility/ruled-out-by-delivery-form")
                            .with("kind", kind)
                            .with("forms", forms)
                            .with("option", option)
                            .at("/justification", "missing");
            case TerritoryUnknown(var territory, var on) ->
                    Problem.conflict("accessibility/territory-unknown")
                            .with("territory", territory)
                            .with("on", on);
            case NoTerritorialTarget(var service) ->
                    Problem.conflict("accessibility/no-territorial-target")
                            .with("service", service);
            case NothingClaimed(var service, var kind) ->
                    Problem.conflict("accessibility/nothing-claimed")
                            .with("service", service)
                            .with("kind", kind);
            case ClaimedByTheConfirmer(var service, var kind, var confirmer) ->
                    Problem.conflict("accessibility/claimed-by-the-confirmer")
                            .with("service", service)
                            .with("kind", kind)
                            .with("person", confirmer);
            case NotThePortfolioManager(var service, var person) ->
                    Problem.of(HttpStatus.FORBIDDEN, "accessibility/not-the-portfolio-manager")
                            .with("service", service)
                            .with("person", person);
            case NothingRecorded(var service, var kind) ->
                    Problem.conflict("accessibility/nothing-recorded")
                            .with("service", service)
                            .with("kind", kind)
                            .at("/kinds", "invalid-value");
            case DateOutOfRange(var field, var given, var earliest, var latest) ->
                    ProblemOf.dayOutOfRange(
                            "accessibility/date-out-of-range", field, given, earliest, latest);
        };
    }
}
