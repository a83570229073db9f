package lv.atbilstiba.service.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.kernel.Timeline;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Employments;
import lv.atbilstiba.platform.write.decision.Institutions;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.service.api.ServiceRefusal.DateOutOfRange;
import lv.atbilstiba.service.api.ServiceRefusal.NotAProvider;
import lv.atbilstiba.service.api.ServiceRefusal.ProviderUnknown;
import lv.atbilstiba.service.api.command.EngageProvider;
import lv.atbilstiba.service.api.command.ReleaseProvider;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ProviderReleased;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The institutions that deliver the service, and those that once did. */
record Providers(Timeline<Engagement> all) {
    static final Providers NONE = new Providers(Timeline.empty());

    /**
     * @param responsible the persons named; null where it no longer delivers the service
     */
    record Engagement(InstitutionId provider, @Nullable SortedSet<StaffId> responsible) {
        Engagement {
            responsible = responsible == null ? null : Ordered.set(responsible);
        }

        private SortedSet<StaffId> named() {
            return responsible == null ? Ordered.set(Set.of()) : responsible;
        }
    }

    List<ProviderEngaged> decide(
            EngageProvider command,
            Identity identity,
            Stage stage,
            DecisionDay day,
            Institutions institutions,
            Employments employments) {
        var on = command.effectiveOn();
        var corrects = command.corrects();
        var known =
                (corrects == null ? holding(command.provider(), on) : all.at(corrects.position()))
                        .map(fact -> fact.value().named())
                        .orElse(null);
        if (corrects == null) {
            var asked = new Engagement(command.provider(), command.responsible());
            if (all.says(asked, on, of(command.provider()))) return List.of();
            // fewer persons may be named after the end, so that somebody who left can be dropped
            var fewer = known != null && known.containsAll(command.responsible());
            if (!fewer) stage.requireNotLiquidated(identity, on);
        }
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        if (!institutions.know(command.provider()))
            throw new CommandRefused(new ProviderUnknown(command.provider()));
        for (var person : command.responsible()) {
            // who was named before stays named: whether she has left, ROLE-08 tells
            if (known != null && known.contains(person)) continue;
            var employed = employments.employed(person, command.provider(), on);
            new APersonIsEmployedThere(person, command.provider(), employed).require();
        }
        var events = new ArrayList<ProviderEngaged>();
        events.add(
                new ProviderEngaged(
                        command.service(), command.provider(), command.responsible(), on));
        if (corrects == null) events.addAll(withoutWhoLeavesLater(command));
        return events;
    }

    /**
     * What a fact of a later day takes persons out of is what is named from now on, if it did
     * nothing but that: somebody who is to leave.
     */
    private List<ProviderEngaged> withoutWhoLeavesLater(EngageProvider command) {
        var provider = command.provider();
        var on = command.effectiveOn();
        var events = new ArrayList<ProviderEngaged>();
        Set<StaffId> before =
                holding(provider, on)
                        .map(fact -> fact.value().named())
                        .orElse(Ordered.set(Set.of()));
        Set<StaffId> named = command.responsible();
        for (var later : all.after(on)) {
            if (!later.value().provider().equals(provider)) continue;
            var then = later.value().responsible();
            if (then == null || !before.containsAll(then)) break;
            var left = new TreeSet<>(before);
            left.removeAll(then);
            var rest = new TreeSet<>(named);
            rest.removeAll(left);
            if (!rest.equals(then))
                events.add(
                        new ProviderEngaged(
                                command.service(), provider, Ordered.set(rest), later.day()));
            before = then;
            named = rest;
        }
        return events;
    }

    List<ProviderReleased> decide(ReleaseProvider command, DecisionDay day) {
        var on = command.effectiveOn();
        var first = all.begins(of(command.provider()));
        if (first.isEmpty())
            throw new CommandRefused(new NotAProvider(command.service(), command.provider()));
        if (command.corrects() == null
                && all.says(new Engagement(command.provider(), null), on, of(command.provider())))
            return List.of();
        day.effective().notBefore(first.get()).require("effectiveOn", on, DateOutOfRange::new);
        return List.of(new ProviderReleased(command.service(), command.provider(), on));
    }

    private Optional<Timeline.Fact<Engagement>> holding(InstitutionId provider, LocalDate day) {
        return all.holding(day, of(provider));
    }

    private static Predicate<Engagement> of(InstitutionId provider) {
        return engagement -> engagement.provider().equals(provider);
    }

    Providers evolve(ProviderEngaged event, Place place) {
        return with(
                place, event.effectiveOn(), new Engagement(event.provider(), event.responsible()));
    }

    Providers evolve(ProviderReleased event, Place place) {
        return with(place, event.effectiveOn(), new Engagement(event.provider(), null));
    }

    private Providers with(Place place, LocalDate on, Engagement engagement) {
        return new Providers(all.with(place.position(), place.corrected(), on, engagement));
    }
}
