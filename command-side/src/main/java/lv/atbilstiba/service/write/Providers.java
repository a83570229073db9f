package lv.atbilstiba.service.write;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.StaffId;
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
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The institutions that deliver the service, and those that once did. */
record Providers(SortedMap<InstitutionId, Engagement> all) {
    static final Providers NONE = new Providers(Ordered.map(new TreeMap<>()));

    /**
     * @param until first day on which it no longer delivers the service; null while it does
     * @param position of the fact that says so; {@code endedAt} of the one that says the end
     */
    record Engagement(
            SortedSet<StaffId> responsible,
            LocalDate since,
            @Nullable LocalDate until,
            long position,
            long endedAt) {
        Engagement {
            responsible = Ordered.set(responsible);
        }
    }

    Providers {
        all = Ordered.map(all);
    }

    List<ProviderEngaged> decide(
            EngageProvider command,
            Identity identity,
            Stage stage,
            DecisionDay day,
            Institutions institutions,
            Employments employments) {
        var known = all.get(command.provider());
        if (command.corrects() == null) {
            var alreadySo =
                    known != null
                            && known.until() == null
                            && known.responsible().equals(command.responsible())
                            && !command.effectiveOn().isBefore(known.since());
            if (alreadySo) return List.of();
            // fewer persons may be named after the end, so that somebody who left can be dropped
            var fewer = known != null && known.responsible().containsAll(command.responsible());
            if (!fewer) stage.requireNotLiquidated(identity, command.effectiveOn());
        }
        day.effective().require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        if (!institutions.know(command.provider()))
            throw new CommandRefused(new ProviderUnknown(command.provider()));
        for (var person : command.responsible()) {
            // who was named before stays named: whether she has left, ROLE-08 tells
            if (known != null && known.responsible().contains(person)) continue;
            var employed = employments.employed(person, command.provider(), command.effectiveOn());
            new APersonIsEmployedThere(person, command.provider(), employed).require();
        }
        return List.of(
                new ProviderEngaged(
                        command.service(),
                        command.provider(),
                        command.responsible(),
                        command.effectiveOn()));
    }

    List<ProviderReleased> decide(ReleaseProvider command, DecisionDay day) {
        var known = all.get(command.provider());
        if (known == null)
            throw new CommandRefused(new NotAProvider(command.service(), command.provider()));
        if (command.corrects() == null
                && known.until() != null
                && !known.until().isAfter(command.effectiveOn())) return List.of();
        day.effective()
                .notBefore(known.since())
                .require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        return List.of(
                new ProviderReleased(command.service(), command.provider(), command.effectiveOn()));
    }

    Providers evolve(ProviderEngaged event, Place place) {
        var known = all.get(event.provider());
        if (known != null && place.mends()) {
            if (place.leaves(known.position())) return this;
            return with(
                    event.provider(),
                    new Engagement(
                            event.responsible(),
                            event.effectiveOn(),
                            known.until(),
                            place.position(),
                            known.endedAt()));
        }
        return with(
                event.provider(),
                new Engagement(
                        event.responsible(),
                        event.effectiveOn(),
                        null,
                        place.position(),
                        Place.UNKNOWN));
    }

    Providers evolve(ProviderReleased event, Place place) {
        var known = all.get(event.provider());
        return known == null || place.leaves(known.endedAt())
                ? this
                : with(
                        event.provider(),
                        new Engagement(
                                known.responsible(),
                                known.since(),
                                event.effectiveOn(),
                                known.position(),
                                place.position()));
    }

    private Providers with(InstitutionId provider, Engagement engagement) {
        var changed = new TreeMap<>(all);
        changed.put(provider, engagement);
        return new Providers(changed);
    }
}
