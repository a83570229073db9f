package lv.atbilstiba.service.write;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.AllowedDays;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Employments;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.ServiceRefusal.DateOutOfRange;
import lv.atbilstiba.service.api.ServiceRefusal.ManagedBySomebodyElse;
import lv.atbilstiba.service.api.ServiceRefusal.NoManager;
import lv.atbilstiba.service.api.command.AppointServiceManager;
import lv.atbilstiba.service.api.command.ReleaseServiceManager;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The post of service manager. */
record ManagerPost(Post post) {
    static final ManagerPost NEVER_FILLED = new ManagerPost(Post.NEVER_FILLED);

    List<? extends ServiceEvent> decide(
            AppointServiceManager command,
            Identity identity,
            Stage stage,
            DecisionDay day,
            Employments employments) {
        var corrects = command.corrects();
        var on = command.effectiveOn();
        var days = day.effective();
        if (corrects == null) {
            stage.requireNotLiquidated(identity, on);
            var holding = post.holding(on).orElse(null);
            if (holding != null) {
                if (holding.until() == null && holding.person().equals(command.person()))
                    return List.of();
                AServiceHasOneManager.before(command.service(), holding).require();
                days = days.notBefore(holding.until());
            }
        } else {
            var mended = post.at(corrects.position()).orElse(null);
            if (mended != null) days = days.notAfter(mended.until());
        }
        days.require("effectiveOn", on, DateOutOfRange::new);
        if (corrects != null)
            requireOne(
                    command.service(),
                    corrects,
                    post.appointed(Place.UNKNOWN, corrects.position(), on, command.person()));
        new APersonIsEmployedThere(
                        command.person(),
                        identity.owner(),
                        employments.employed(command.person(), identity.owner(), on))
                .require();
        var appointed =
                new ServiceManagerAppointed(
                        command.service(), command.person(), on, command.basis());
        // who is appointed for the time before another one holds the post until then
        var next = corrects == null ? post.after(on).orElse(null) : null;
        return next == null
                ? List.of(appointed)
                : List.of(
                        appointed,
                        new ServiceManagerReleased(
                                command.service(),
                                command.person(),
                                next.since(),
                                command.basis()));
    }

    List<ServiceManagerReleased> decide(ReleaseServiceManager command, DecisionDay day) {
        var service = command.service();
        var corrects = command.corrects();
        var on = command.effectiveOn();
        var tenure =
                (corrects == null ? post.last() : post.at(corrects.position()))
                        .orElseThrow(() -> new CommandRefused(new NoManager(service)));
        mustBe(service, command.person(), tenure.person());
        if (corrects == null && tenure.endedBy(on)) return List.of();
        AllowedDays days = day.effective().notBefore(tenure.since());
        days.require("effectiveOn", on, DateOutOfRange::new);
        if (corrects != null)
            requireOne(
                    service,
                    corrects,
                    post.released(Place.UNKNOWN, corrects.position(), on, tenure.person()));
        return List.of(new ServiceManagerReleased(service, tenure.person(), on, command.basis()));
    }

    /** Nobody else is released than who was meant. */
    private static void mustBe(ServiceId service, @Nullable StaffId named, StaffId manager) {
        if (named != null && !named.equals(manager))
            throw new CommandRefused(new ManagedBySomebodyElse(service, named));
    }

    private static void requireOne(ServiceId service, Correction mends, Post after) {
        AServiceHasOneManager.atATime(service, after, mends.position()).require();
    }

    ManagerPost evolve(ServiceManagerAppointed event, Place place) {
        return new ManagerPost(
                post.appointed(
                        place.position(), place.corrected(), event.effectiveOn(), event.person()));
    }

    ManagerPost evolve(ServiceManagerReleased event, Place place) {
        return new ManagerPost(
                post.released(
                        place.position(), place.corrected(), event.effectiveOn(), event.person()));
    }
}
