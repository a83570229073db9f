package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionRefusal.DateOutOfRange;
import lv.atbilstiba.institution.api.InstitutionRefusal.NoPortfolioManager;
import lv.atbilstiba.institution.api.command.AppointPortfolioManager;
import lv.atbilstiba.institution.api.command.ReleasePortfolioManager;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.Appointment;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Employments;
import lv.atbilstiba.platform.write.decision.Place;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The post of service portfolio manager.
 *
 * @param last the newest appointment, ended or not; null if there never was one
 */
record PortfolioPost(@Nullable Appointment last) {
    static final PortfolioPost NEVER_FILLED = new PortfolioPost(null);

    List<PortfolioManagerAppointed> decide(
            AppointPortfolioManager command, DecisionDay day, Employments employments) {
        var days = day.effective();
        if (command.corrects() == null && last != null) {
            if (last.alreadyHeldBy(command.person(), command.effectiveOn())) return List.of();
            new AnInstitutionHasOnePortfolioManager(command.institution(), last).require();
            days = days.notBefore(last.until());
        }
        days.require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        new APortfolioManagerIsEmployedThere(
                        command.person(),
                        command.institution(),
                        employments.employed(
                                command.person(), command.institution(), command.effectiveOn()))
                .require();
        return List.of(
                new PortfolioManagerAppointed(
                        command.institution(),
                        command.person(),
                        command.effectiveOn(),
                        command.basis()));
    }

    List<PortfolioManagerReleased> decide(ReleasePortfolioManager command, DecisionDay day) {
        if (last == null) throw new CommandRefused(new NoPortfolioManager(command.institution()));
        if (last.endedBy(command.effectiveOn())) return List.of();
        day.effective()
                .notBefore(last.since())
                .require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        return List.of(
                new PortfolioManagerReleased(
                        command.institution(),
                        last.person(),
                        command.effectiveOn(),
                        command.basis()));
    }

    PortfolioPost evolve(PortfolioManagerAppointed event, Place place) {
        return new PortfolioPost(
                Appointment.appointed(last, event.person(), event.effectiveOn(), place));
    }

    PortfolioPost evolve(PortfolioManagerReleased event) {
        return last == null ? this : new PortfolioPost(last.endingOn(event.effectiveOn()));
    }
}
