package lv.atbilstiba.service.write;

import lv.atbilstiba.accessibility.api.AccessibilityRefusal.DateOutOfRange;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NoTerritorialTarget;
import lv.atbilstiba.accessibility.api.command.EndTerritorialTarget;
import lv.atbilstiba.accessibility.api.command.SetTerritorialTarget;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetEnded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetSet;
import lv.atbilstiba.kernel.Timeline;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.KnownTerritories;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.policy.api.TerritoryCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** In which territory the service has to be accessible, as portfolio managers said. */
record TerritorialTarget(Timeline<Said> said) {
    static final TerritorialTarget ALL_OF_LATVIA = new TerritorialTarget(Timeline.empty());

    /**
     * @param territory null: all of Latvia
     */
    record Said(@Nullable TerritoryCode territory) {}

    List<TerritorialTargetSet> decide(
            SetTerritorialTarget command, DecisionDay day, KnownTerritories territories) {
        var on = command.effectiveOn();
        if (command.corrects() == null && said.says(new Said(command.territory()), on))
            return List.of();
        new ATerritoryIsKnown(List.of(command.territory()), on, territories).require();
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        return List.of(
                new TerritorialTargetSet(
                        command.service(), command.territory(), command.basis(), on));
    }

    List<TerritorialTargetEnded> decide(EndTerritorialTarget command, DecisionDay day) {
        var on = command.effectiveOn();
        if (command.corrects() == null) {
            var holding = said.holding(on);
            if (holding.isEmpty())
                throw new CommandRefused(new NoTerritorialTarget(command.service()));
            if (holding.get().value().territory() == null) return List.of();
        }
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        return List.of(new TerritorialTargetEnded(command.service(), command.basis(), on));
    }

    TerritorialTarget evolve(TerritorialTargetSet event, Place place) {
        return with(place, event.effectiveOn(), event.territory());
    }

    TerritorialTarget evolve(TerritorialTargetEnded event, Place place) {
        return with(place, event.effectiveOn(), null);
    }

    private TerritorialTarget with(Place place, LocalDate on, @Nullable TerritoryCode territory) {
        return new TerritorialTarget(
                said.with(place.position(), place.corrected(), on, new Said(territory)));
    }
}
