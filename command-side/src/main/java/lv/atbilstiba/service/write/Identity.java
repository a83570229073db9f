package lv.atbilstiba.service.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Institutions;
import lv.atbilstiba.platform.write.decision.Place;
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
import lv.atbilstiba.service.api.event.ServiceRegistered;

import java.util.List;

/**
 * What the service is, and whose.
 *
 * @param position the place of the fact that holds the details
 */
record Identity(
        ServiceId service,
        InstitutionId owner,
        ServiceDetails details,
        boolean annulled,
        long position) {
    static Identity of(ServiceRegistered event, Place place) {
        return new Identity(
                event.service(), event.owner(), event.details(), false, place.position());
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

    List<ServiceChanged> decide(ChangeService command, DecisionDay day) {
        if (command.details().equals(details) && command.corrects() == null) return List.of();
        new KindAndAudienceAgree(command.details().kind(), command.details().audiences()).require();
        day.effective().require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        return List.of(new ServiceChanged(service, command.details(), command.effectiveOn()));
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
        return place.leaves(position)
                ? this
                : new Identity(service, owner, event.details(), annulled, place.position());
    }

    Identity annul() {
        return new Identity(service, owner, details, true, position);
    }

    private static CommandRefused refused(Refusal refusal) {
        return new CommandRefused(refusal);
    }
}
