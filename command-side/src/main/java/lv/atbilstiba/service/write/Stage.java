package lv.atbilstiba.service.write;

import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceRefusal.DateOutOfRange;
import lv.atbilstiba.service.api.ServiceRefusal.Liquidated;
import lv.atbilstiba.service.api.command.EnterLifecycleStage;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The lifecycle stage entered last.
 *
 * @param position the place of the fact that says so
 * @param before the stage it came from; null for the first one, which holds from registration
 * @param beforeSince first day in that stage
 * @param provisionFrom the earliest day on which it was in provision, as was ever recorded, mended
 *     since or not; null if it never was
 */
record Stage(
        LifecycleStage current,
        LocalDate since,
        long position,
        @Nullable LifecycleStage before,
        @Nullable LocalDate beforeSince,
        @Nullable LocalDate provisionFrom) {
    static Stage of(ServiceRegistered event, Place place) {
        return new Stage(
                event.stage(),
                event.effectiveOn(),
                place.position(),
                null,
                null,
                earlier(null, event.stage(), event.effectiveOn()));
    }

    List<? extends ServiceEvent> decide(
            EnterLifecycleStage command, Identity identity, DecisionDay day) {
        var asked = command.stage();
        var on = command.effectiveOn();
        // the registration said the first stage
        if (identity.registrationIsMendedBy(command.corrects()))
            return List.of(identity.registered(identity.registration().details(), asked, on, day));
        var days = day.effective();
        if (command.corrects() == null) {
            if (asked == current && !on.isBefore(since)) return List.of();
            new StagesFollowTheirOrder(command.service(), current, asked).require();
            days = days.notBefore(since);
        } else if (!Place.leaves(command.corrects(), position)) {
            if (asked == current && on.equals(since)) return List.of();
            if (before != null && before != asked) {
                new StagesFollowTheirOrder(command.service(), before, asked).require();
            }
            days = days.notBefore(beforeSince);
        }
        days.require("effectiveOn", on, DateOutOfRange::new);
        return List.of(new LifecycleStageEntered(command.service(), identity.owner(), asked, on));
    }

    /**
     * @throws CommandRefused if the service no longer exists on that day
     */
    void requireNotLiquidated(Identity identity, LocalDate on) {
        if (liquidatedOn(on)) throw new CommandRefused(new Liquidated(identity.service()));
    }

    boolean liquidatedOn(LocalDate day) {
        return current == LifecycleStage.LIQUIDATION && !day.isBefore(since);
    }

    Stage evolve(LifecycleStageEntered event, Place place) {
        var provision = earlier(provisionFrom, event.stage(), event.effectiveOn());
        if (place.leaves(position))
            return new Stage(current, since, position, before, beforeSince, provision);
        return place.mends()
                ? new Stage(
                        event.stage(),
                        event.effectiveOn(),
                        place.position(),
                        before,
                        beforeSince,
                        provision)
                : new Stage(
                        event.stage(),
                        event.effectiveOn(),
                        place.position(),
                        current,
                        since,
                        provision);
    }

    /** After a correction of the registration, which said the first stage. */
    Stage evolve(ServiceRegistered event, Place place) {
        return evolve(
                new LifecycleStageEntered(
                        event.service(), event.owner(), event.stage(), event.effectiveOn()),
                place);
    }

    private static @Nullable LocalDate earlier(
            @Nullable LocalDate known, LifecycleStage stage, LocalDate day) {
        if (!stage.inProvision()) return known;
        return known == null || day.isBefore(known) ? day : known;
    }
}
