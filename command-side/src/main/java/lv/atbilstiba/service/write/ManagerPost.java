package lv.atbilstiba.service.write;

import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.Appointment;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Employments;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.service.api.ServiceRefusal.DateOutOfRange;
import lv.atbilstiba.service.api.ServiceRefusal.NoManager;
import lv.atbilstiba.service.api.command.AppointServiceManager;
import lv.atbilstiba.service.api.command.ReleaseServiceManager;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The post of service manager.
 *
 * @param last the newest appointment, ended or not; null if there never was one
 */
record ManagerPost(@Nullable Appointment last) {
    static final ManagerPost NEVER_FILLED = new ManagerPost(null);

    List<ServiceManagerAppointed> decide(
            AppointServiceManager command,
            Identity identity,
            Stage stage,
            DecisionDay day,
            Employments employments) {
        var days = day.effective();
        if (command.corrects() == null) {
            stage.requireNotLiquidated(identity, command.effectiveOn());
            if (last != null) {
                if (last.alreadyHeldBy(command.person(), command.effectiveOn())) return List.of();
                new AServiceHasOneManager(command.service(), last).require();
                days = days.notBefore(last.until());
            }
        }
        days.require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        new APersonIsEmployedThere(
                        command.person(),
                        identity.owner(),
                        employments.employed(
                                command.person(), identity.owner(), command.effectiveOn()))
                .require();
        return List.of(
                new ServiceManagerAppointed(
                        command.service(),
                        command.person(),
                        command.effectiveOn(),
                        command.basis()));
    }

    List<ServiceManagerReleased> decide(ReleaseServiceManager command, DecisionDay day) {
        if (last == null) throw new CommandRefused(new NoManager(command.service()));
        if (last.endedBy(command.effectiveOn())) return List.of();
        day.effective()
                .notBefore(last.since())
                .require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        return List.of(
                new ServiceManagerReleased(
                        command.service(), last.person(), command.effectiveOn(), command.basis()));
    }

    ManagerPost evolve(ServiceManagerAppointed event, Place place) {
        return new ManagerPost(
                Appointment.appointed(last, event.person(), event.effectiveOn(), place));
    }

    ManagerPost evolve(ServiceManagerReleased event) {
        return last == null ? this : new ManagerPost(last.endingOn(event.effectiveOn()));
    }
}
