package lv.atbilstiba.service.write;

import lv.atbilstiba.kernel.Timeline;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceId;
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
 * The stages of the lifecycle, the first of which the registration said.
 *
 * @param provisionFrom the earliest day on which it was in provision, as was ever recorded, mended
 *     since or not; null if it never was
 */
record Stage(Timeline<LifecycleStage> entered, @Nullable LocalDate provisionFrom) {
    static final Stage NONE = new Stage(Timeline.empty(), null);

    List<? extends ServiceEvent> decide(
            EnterLifecycleStage command, Identity identity, DecisionDay day) {
        var asked = command.stage();
        var on = command.effectiveOn();
        var corrects = command.corrects();
        var event = new LifecycleStageEntered(command.service(), identity.owner(), asked, on);
        if (identity.registrationIsMendedBy(corrects)) {
            var mended = identity.registered(identity.registration().details(), asked, on, day);
            requireOrder(mended, new Place(Place.UNKNOWN, corrects));
            return List.of(mended);
        }
        if (corrects == null && entered.says(asked, on)) return List.of();
        day.effective()
                .notBefore(first(corrects == null ? null : corrects.position()))
                .require("effectiveOn", on, DateOutOfRange::new);
        requireOrder(command.service(), evolve(event, new Place(Place.UNKNOWN, corrects)));
        return List.of(event);
    }

    /**
     * @throws CommandRefused if after the mended registration stages would not follow their order
     */
    void requireOrder(ServiceRegistered mended, Place place) {
        requireOrder(mended.service(), evolve(mended, place));
    }

    private static void requireOrder(ServiceId service, Stage after) {
        LifecycleStage before = null;
        for (var fact : after.entered.inOrder()) {
            if (before != null && before != fact.value())
                new StagesFollowTheirOrder(service, before, fact.value()).require();
            before = fact.value();
        }
    }

    /** The day of the first stage, whatever is mended. */
    private @Nullable LocalDate first(@Nullable Long mended) {
        return entered.without(mended).begins().orElse(null);
    }

    /**
     * @throws CommandRefused if the service no longer exists on that day
     */
    void requireNotLiquidated(Identity identity, LocalDate on) {
        if (liquidatedOn(on)) throw new CommandRefused(new Liquidated(identity.service()));
    }

    boolean liquidatedOn(LocalDate day) {
        return entered.says(LifecycleStage.LIQUIDATION, day);
    }

    Stage evolve(LifecycleStageEntered event, Place place) {
        return with(place, event.stage(), event.effectiveOn());
    }

    Stage evolve(ServiceRegistered event, Place place) {
        return with(place, event.stage(), event.effectiveOn());
    }

    private Stage with(Place place, LifecycleStage stage, LocalDate on) {
        return new Stage(
                entered.with(place.position(), place.corrected(), on, stage),
                earlier(provisionFrom, stage, on));
    }

    private static @Nullable LocalDate earlier(
            @Nullable LocalDate known, LifecycleStage stage, LocalDate day) {
        if (!stage.inProvision()) return known;
        return known == null || day.isBefore(known) ? day : known;
    }
}
