package lv.atbilstiba.service.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.Timeline;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Institutions;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.ServiceRefusal.Annulled;
import lv.atbilstiba.service.api.ServiceRefusal.DateOutOfRange;
import lv.atbilstiba.service.api.ServiceRefusal.NotAServiceAtAll;
import lv.atbilstiba.service.api.ServiceRefusal.OwnerUnknown;
import lv.atbilstiba.service.api.command.AnnulService;
import lv.atbilstiba.service.api.command.ChangeService;
import lv.atbilstiba.service.api.command.RegisterService;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceEvent;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the service is, and whose.
 *
 * @param details from which day on it is what
 * @param registration what was said when it was registered
 */
record Identity(
        ServiceId service,
        InstitutionId owner,
        Timeline<ServiceDetails> details,
        boolean annulled,
        Registration registration) {
    static Identity of(ServiceRegistered event, Place place) {
        return new Identity(
                event.service(),
                event.owner(),
                Timeline.<ServiceDetails>empty()
                        .with(place.position(), null, event.effectiveOn(), event.details()),
                false,
                Registration.after(List.of(), event, place));
    }

    /**
     * @param positions of the fact and of its corrections
     */
    record Registration(
            List<Long> positions,
            ServiceDetails details,
            LifecycleStage stage,
            LocalDate effectiveOn,
            boolean baseline) {
        Registration {
            positions = List.copyOf(positions);
        }

        private static Registration after(
                List<Long> positions, ServiceRegistered event, Place place) {
            var more = new ArrayList<>(positions);
            more.add(place.position());
            return new Registration(
                    more, event.details(), event.stage(), event.effectiveOn(), event.baseline());
        }
    }

    /** Whether a correction mends the registration. */
    boolean registrationIsMendedBy(@Nullable Correction correction) {
        return correction != null && registration.positions().contains(correction.position());
    }

    /** The registration, mended. */
    ServiceRegistered registered(
            ServiceDetails details, LifecycleStage stage, LocalDate on, DecisionDay day) {
        var days = registration.baseline() ? day.sinceEver() : day.effective();
        days.require("effectiveOn", on, DateOutOfRange::new);
        return new ServiceRegistered(service, owner, details, stage, on, registration.baseline());
    }

    static ServiceRegistered decide(
            RegisterService command, DecisionDay day, Institutions institutions) {
        if (command.nature() != null) throw refused(new NotAServiceAtAll(command.nature()));
        new KindAndAudienceAgree(command.details().kind(), command.details().audiences()).require();
        var days = command.baseline() ? day.sinceEver() : day.effective();
        days.require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        if (!institutions.know(command.owner())) throw refused(new OwnerUnknown(command.owner()));
        return new ServiceRegistered(
                command.service(),
                command.owner(),
                command.details(),
                command.stage(),
                command.effectiveOn(),
                command.baseline());
    }

    List<? extends ServiceEvent> decide(ChangeService command, Stage stage, DecisionDay day) {
        var corrects = command.corrects();
        var asked = command.effectiveOn();
        var on = asked == null ? day.today() : asked;
        if (corrects == null && details.says(command.details(), on)) return List.of();
        new KindAndAudienceAgree(command.details().kind(), command.details().audiences()).require();
        if (registrationIsMendedBy(corrects)) {
            var mended =
                    registered(
                            command.details(),
                            registration.stage(),
                            asked == null ? registration.effectiveOn() : asked,
                            day);
            stage.requireOrder(mended, new Place(Place.UNKNOWN, corrects));
            return List.of(mended);
        }
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        return List.of(new ServiceChanged(service, command.details(), on));
    }

    /** What it is on a day; before its first day what it is then. */
    ServiceDetails detailsOn(LocalDate day) {
        return details.holding(day).orElseGet(() -> details.inOrder().getFirst()).value();
    }

    List<ServiceAnnulled> decide(AnnulService command, Stage stage, DecisionDay day) {
        if (annulled) return List.of();
        if (!command.byStateLead()) new AServiceInProvisionStays(service, stage, day).require();
        return List.of(new ServiceAnnulled(service, owner, command.basis()));
    }

    /**
     * @throws CommandRefused if the service was registered in error
     */
    void requireStanding() {
        if (annulled) throw refused(new Annulled(service));
    }

    Identity evolve(ServiceChanged event, Place place) {
        return new Identity(
                service,
                owner,
                details.with(
                        place.position(), place.corrected(), event.effectiveOn(), event.details()),
                annulled,
                registration);
    }

    /** After a correction of the registration; a change recorded since stays. */
    Identity evolve(ServiceRegistered event, Place place) {
        return new Identity(
                service,
                owner,
                details.with(
                        place.position(), place.corrected(), event.effectiveOn(), event.details()),
                annulled,
                Registration.after(registration.positions(), event, place));
    }

    Identity annul() {
        return new Identity(service, owner, details, true, registration);
    }

    private static CommandRefused refused(Refusal refusal) {
        return new CommandRefused(refusal);
    }
}
