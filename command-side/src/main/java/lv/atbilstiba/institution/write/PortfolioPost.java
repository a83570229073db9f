package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.DateOutOfRange;
import lv.atbilstiba.institution.api.InstitutionRefusal.ManagedBySomebodyElse;
import lv.atbilstiba.institution.api.InstitutionRefusal.NoPortfolioManager;
import lv.atbilstiba.institution.api.command.AppointPortfolioManager;
import lv.atbilstiba.institution.api.command.ReleasePortfolioManager;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Employments;
import lv.atbilstiba.platform.write.decision.Place;

import java.util.List;

/** The post of service portfolio manager. */
record PortfolioPost(Post post) {
    static final PortfolioPost NEVER_FILLED = new PortfolioPost(Post.NEVER_FILLED);

    List<? extends InstitutionEvent> decide(
            AppointPortfolioManager command, DecisionDay day, Employments employments) {
        var institution = command.institution();
        var corrects = command.corrects();
        var on = command.effectiveOn();
        var days = day.effective();
        if (corrects == null) {
            var holding = post.holding(on).orElse(null);
            if (holding != null) {
                if (holding.until() == null && holding.person().equals(command.person()))
                    return List.of();
                AnInstitutionHasOnePortfolioManager.before(institution, holding).require();
                days = days.notBefore(holding.until());
            }
        } else {
            var mended = post.at(corrects.position()).orElse(null);
            if (mended != null) days = days.notAfter(mended.until());
        }
        days.require("effectiveOn", on, DateOutOfRange::new);
        if (corrects != null)
            requireOne(
                    institution,
                    corrects,
                    post.appointed(Place.UNKNOWN, corrects.position(), on, command.person()));
        new APortfolioManagerIsEmployedThere(
                        command.person(),
                        institution,
                        employments.employed(command.person(), institution, on))
                .require();
        var appointed =
                new PortfolioManagerAppointed(institution, command.person(), on, command.basis());
        // who is appointed for the time before another one holds the post until then
        var next = corrects == null ? post.after(on).orElse(null) : null;
        return next == null
                ? List.of(appointed)
                : List.of(
                        appointed,
                        new PortfolioManagerReleased(
                                institution, command.person(), next.since(), command.basis()));
    }

    List<PortfolioManagerReleased> decide(ReleasePortfolioManager command, DecisionDay day) {
        var institution = command.institution();
        var corrects = command.corrects();
        var on = command.effectiveOn();
        var tenure =
                (corrects == null ? post.last() : post.at(corrects.position()))
                        .orElseThrow(() -> new CommandRefused(new NoPortfolioManager(institution)));
        var named = command.person();
        if (named != null && !named.equals(tenure.person()))
            throw new CommandRefused(new ManagedBySomebodyElse(institution, named));
        if (corrects == null && tenure.endedBy(on)) return List.of();
        day.effective().notBefore(tenure.since()).require("effectiveOn", on, DateOutOfRange::new);
        if (corrects != null)
            requireOne(
                    institution,
                    corrects,
                    post.released(Place.UNKNOWN, corrects.position(), on, tenure.person()));
        return List.of(
                new PortfolioManagerReleased(institution, tenure.person(), on, command.basis()));
    }

    private static void requireOne(InstitutionId institution, Correction mends, Post after) {
        AnInstitutionHasOnePortfolioManager.atATime(institution, after, mends.position()).require();
    }

    PortfolioPost evolve(PortfolioManagerAppointed event, Place place) {
        return new PortfolioPost(
                post.appointed(
                        place.position(), place.corrected(), event.effectiveOn(), event.person()));
    }

    PortfolioPost evolve(PortfolioManagerReleased event, Place place) {
        return new PortfolioPost(
                post.released(
                        place.position(), place.corrected(), event.effectiveOn(), event.person()));
    }
}
