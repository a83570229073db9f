package lv.atbilstiba.service.write;

import lv.atbilstiba.accessibility.api.AccessibilityRefusal.DateOutOfRange;
import lv.atbilstiba.accessibility.api.AccessibilityRefusal.NoTerritorialTarget;
import lv.atbilstiba.accessibility.api.command.EndTerritorialTarget;
import lv.atbilstiba.accessibility.api.command.SetTerritorialTarget;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetEnded;
import lv.atbilstiba.accessibility.api.event.TerritorialTargetSet;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.KnownTerritories;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.policy.api.TerritoryCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * In which territory the service has to be accessible, as the portfolio manager said last.
 *
 * @param territory null: all of Latvia
 * @param since first day on which that is so; null if nobody ever said it
 * @param position the place of the fact that says so
 */
record TerritorialTarget(
        @Nullable TerritoryCode territory, @Nullable LocalDate since, long position) {
    static final TerritorialTarget ALL_OF_LATVIA = new TerritorialTarget(null, null, Place.UNKNOWN);

    List<TerritorialTargetSet> decide(
            SetTerritorialTarget command, DecisionDay day, KnownTerritories territories) {
        var on = command.effectiveOn();
        if (command.corrects() == null
                && command.territory().equals(territory)
                && since != null
                && !on.isBefore(since)) return List.of();
        new ATerritoryIsKnown(List.of(command.territory()), on, territories).require();
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        return List.of(
                new TerritorialTargetSet(
                        command.service(), command.territory(), command.basis(), on));
    }

    List<TerritorialTargetEnded> decide(EndTerritorialTarget command, DecisionDay day) {
        var on = command.effectiveOn();
        if (since == null) throw new CommandRefused(new NoTerritorialTarget(command.service()));
        if (command.corrects() == null && territory == null && !on.isBefore(since))
            return List.of();
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        return List.of(new TerritorialTargetEnded(command.service(), command.basis(), on));
    }

    TerritorialTarget evolve(TerritorialTargetSet event, Place place) {
        return place.leaves(position)
                ? this
                : new TerritorialTarget(event.territory(), event.effectiveOn(), place.position());
    }

    TerritorialTarget evolve(TerritorialTargetEnded event, Place place) {
        return place.leaves(position)
                ? this
                : new TerritorialTarget(null, event.effectiveOn(), place.position());
    }
}
