package lv.atbilstiba.service.write;

import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.ServiceRefusal.DateOutOfRange;
import lv.atbilstiba.service.api.ServiceRefusal.NoDescription;
import lv.atbilstiba.service.api.command.RegisterDescription;
import lv.atbilstiba.service.api.command.ReviewDescription;
import lv.atbilstiba.service.api.command.WithdrawDescription;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.DescriptionReviewed;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions of the service's description.
 *
 * @param registeredOn the day on which each version was registered, the first one first
 * @param current the newest version, withdrawn or not; null while there is none
 * @param withdrawnOn first day without a current description; null while there is one
 * @param reviewedOn the newest review of the current version
 */
record Descriptions(
        List<LocalDate> registeredOn,
        @Nullable Description current,
        @Nullable LocalDate withdrawnOn,
        @Nullable LocalDate reviewedOn) {
    static final Descriptions NONE = new Descriptions(List.of(), null, null, null);

    Descriptions {
        registeredOn = List.copyOf(registeredOn);
    }

    List<DescriptionRegistered> decide(
            RegisterDescription command, Identity identity, Stage stage, DecisionDay day) {
        if (command.corrects() == null) {
            if (withdrawnOn == null && command.description().equals(current)) return List.of();
            stage.requireNotLiquidated(identity, command.effectiveOn());
        }
        new ADescriptionHasBothParts(command.description()).require();
        day.effective().require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        return List.of(
                new DescriptionRegistered(
                        command.service(),
                        newest() + 1,
                        command.description(),
                        command.effectiveOn()));
    }

    List<DescriptionReviewed> decide(
            ReviewDescription command, Identity identity, Stage stage, DecisionDay day) {
        requireCurrent(command.service());
        if (command.corrects() == null) {
            if (command.reviewedOn().equals(reviewedOn)) return List.of();
            stage.requireNotLiquidated(identity, command.reviewedOn());
        }
        day.past()
                .notBefore(registeredOn.getLast())
                .require("reviewedOn", command.reviewedOn(), DateOutOfRange::new);
        return List.of(new DescriptionReviewed(command.service(), newest(), command.reviewedOn()));
    }

    List<DescriptionWithdrawn> decide(WithdrawDescription command, DecisionDay day) {
        if (current == null) throw new CommandRefused(new NoDescription(command.service()));
        if (withdrawnOn != null && !withdrawnOn.isAfter(command.effectiveOn())) return List.of();
        day.effective()
                .notBefore(registeredOn.getLast())
                .require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        return List.of(
                new DescriptionWithdrawn(
                        command.service(), newest(), command.effectiveOn(), command.basis()));
    }

    /** The number of the newest version; 0 if there is none. */
    int newest() {
        return registeredOn.size();
    }

    boolean withdrawnBy(LocalDate day) {
        return withdrawnOn != null && !withdrawnOn.isAfter(day);
    }

    private void requireCurrent(ServiceId service) {
        if (current == null || withdrawnOn != null)
            throw new CommandRefused(new NoDescription(service));
    }

    Descriptions evolve(DescriptionRegistered event) {
        var days = new ArrayList<>(registeredOn);
        days.add(event.effectiveOn());
        return new Descriptions(days, event.description(), null, null);
    }

    Descriptions evolve(DescriptionReviewed event) {
        return new Descriptions(registeredOn, current, withdrawnOn, event.reviewedOn());
    }

    Descriptions evolve(DescriptionWithdrawn event) {
        return new Descriptions(registeredOn, current, event.effectiveOn(), reviewedOn);
    }
}
