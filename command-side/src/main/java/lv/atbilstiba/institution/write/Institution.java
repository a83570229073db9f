package lv.atbilstiba.institution.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.InstitutionRefusal.AlreadyRegistered;
import lv.atbilstiba.institution.api.InstitutionRefusal.DateOutOfRange;
import lv.atbilstiba.institution.api.Placement;
import lv.atbilstiba.institution.api.command.AppointPortfolioManager;
import lv.atbilstiba.institution.api.command.ChangeInstitution;
import lv.atbilstiba.institution.api.command.DeclareManagementRoles;
import lv.atbilstiba.institution.api.command.DeclareOwnRoles;
import lv.atbilstiba.institution.api.command.RegisterInstitution;
import lv.atbilstiba.institution.api.command.ReleasePortfolioManager;
import lv.atbilstiba.institution.api.command.RenameInstitution;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Timeline;
import lv.atbilstiba.platform.write.CommandRefused;
import lv.atbilstiba.platform.write.decision.DecisionDay;
import lv.atbilstiba.platform.write.decision.Employments;
import lv.atbilstiba.platform.write.decision.Institutions;
import lv.atbilstiba.platform.write.decision.Place;
import lv.atbilstiba.policy.api.ManagementRole;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** An institution that takes part in service management. */
@Aggregate
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class Institution {
    @AggregateIdentifier private @Nullable InstitutionId id;
    private Timeline<InstitutionDetails> details = Timeline.empty();
    private Timeline<SortedSet<ManagementRole>> roles = Timeline.empty();
    private PortfolioPost portfolio = PortfolioPost.NEVER_FILLED;
    private @Nullable Registration registration;

    /**
     * What was said at the registration.
     *
     * @param positions of the fact and of its corrections
     */
    record Registration(List<Long> positions, LocalDate participantSince, boolean baseline) {
        Registration {
            positions = List.copyOf(positions);
        }

        static Registration after(
                @Nullable Registration before, InstitutionRegistered event, Place place) {
            var positions = new ArrayList<Long>(before == null ? List.of() : before.positions());
            positions.add(place.position());
            return new Registration(positions, event.participantSince(), event.baseline());
        }
    }

    @SuppressWarnings("NullAway.Init") // filled by the first event
    Institution() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RegisterInstitution command, DecisionDay day, Institutions institutions) {
        if (id != null) throw new CommandRefused(new AlreadyRegistered(command.institution()));
        new ThePlaceAgreesWithTheKind(command.institution(), command.details(), institutions)
                .require();
        var days = command.baseline() ? day.sinceEver() : day.effective();
        days.require("participantSince", command.participantSince(), DateOutOfRange::new);
        apply(
                new InstitutionRegistered(
                        command.institution(),
                        command.details(),
                        command.participantSince(),
                        command.baseline()));
    }

    @CommandHandler
    void decide(ChangeInstitution command, DecisionDay day, Institutions institutions) {
        var corrects = command.corrects();
        var registration = mended(corrects);
        var on = command.effectiveOn();
        if (on == null) on = registration == null ? day.today() : registration.participantSince();
        if (corrects == null && details.says(command.details(), on)) return;
        new ThePlaceAgreesWithTheKind(command.institution(), command.details(), institutions)
                .require();
        new WhoIsAboveStays(
                        command.institution(),
                        holding(details, on).kind(),
                        command.details().kind(),
                        institutions)
                .require();
        var after = details.with(Place.UNKNOWN, position(corrects), on, command.details());
        requireOpenRoles(command.institution(), after, roles);
        if (registration != null) {
            var days = registration.baseline() ? day.sinceEver() : day.effective();
            days.require("effectiveOn", on, DateOutOfRange::new);
            apply(
                    new InstitutionRegistered(
                            command.institution(), command.details(), on, registration.baseline()));
            return;
        }
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        apply(new InstitutionChanged(command.institution(), command.details(), on));
    }

    @CommandHandler
    void decide(RenameInstitution command, DecisionDay day) {
        var corrects = command.corrects();
        var on = command.effectiveOn();
        new ACorrectionLeavesTheStateLeadsFacts<>(
                        command.institution(), corrects, details, null, Placement::of)
                .require();
        var before = details.without(position(corrects));
        var placement = Placement.of(holding(before, on));
        new ThePlacementIsTheStateLeads(command.institution(), placement, command.placement())
                .require();
        var renamed = named(command.name(), placement);
        if (corrects == null && details.says(renamed, on)) return;
        day.effective().notBefore(first()).require("effectiveOn", on, DateOutOfRange::new);
        apply(new InstitutionChanged(command.institution(), renamed, on));
        if (corrects != null) return;
        // what was placed for a later day is placed with the name of before
        var name = holding(before, on).name();
        for (var later : before.after(on)) {
            if (!later.value().name().equals(name)) break;
            apply(
                    new InstitutionChanged(
                            command.institution(),
                            named(command.name(), Placement.of(later.value())),
                            later.day()));
        }
    }

    private static InstitutionDetails named(LocalizedText name, Placement placement) {
        return new InstitutionDetails(name, placement.kind(), placement.under());
    }

    @CommandHandler
    void decide(DeclareOwnRoles command, DecisionDay day) {
        var institution = command.institution();
        var corrects = command.corrects();
        var on = command.effectiveOn();
        new ACorrectionLeavesTheStateLeadsFacts<>(
                        institution,
                        corrects,
                        roles,
                        Ordered.set(Set.of()),
                        LeadRolesAreDesignated::among)
                .require();
        var before = roles.without(position(corrects));
        var had = on(before, on);
        var leads = LeadRolesAreDesignated.among(had);
        new LeadRolesAreDesignated(institution, command.roles(), leads).require();
        var all = both(command.roles(), leads);
        if (corrects == null && roles.says(all, on)) return;
        new ARoleIsOpenToTheKind(institution, holding(details, on).kind(), all).require();
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        apply(new ManagementRolesDeclared(institution, all, on));
        if (corrects != null) return;
        // what is designated for a later day is designated beside the own roles of before
        var own = LeadRolesAreDesignated.without(had);
        for (var later : before.after(on)) {
            if (!LeadRolesAreDesignated.without(later.value()).equals(own)) break;
            apply(
                    new ManagementRolesDeclared(
                            institution,
                            both(command.roles(), LeadRolesAreDesignated.among(later.value())),
                            later.day()));
        }
    }

    private static SortedSet<ManagementRole> both(
            Set<ManagementRole> own, Set<ManagementRole> leads) {
        var all = new TreeSet<>(own);
        all.addAll(leads);
        return Ordered.set(all);
    }

    @CommandHandler
    void decide(DeclareManagementRoles command, DecisionDay day, Institutions institutions) {
        var asked = Ordered.set(command.roles());
        var corrects = command.corrects();
        var on = command.effectiveOn();
        if (corrects == null && roles.says(asked, on)) return;
        var after = roles.with(Place.UNKNOWN, position(corrects), on, asked);
        requireOpenRoles(command.institution(), details, after);
        requireOneLead(command.institution(), after, earlier(on, corrects), institutions);
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        apply(new ManagementRolesDeclared(command.institution(), asked, on));
    }

    /** The day from which something changes, be it that it is mended away. */
    private LocalDate earlier(LocalDate on, @Nullable Correction corrects) {
        if (corrects == null) return on;
        return roles.at(corrects.position())
                .map(Timeline.Fact::day)
                .filter(wrong -> wrong.isBefore(on))
                .orElse(on);
    }

    /** From a day on, while it leads the state nobody else does. */
    private static void requireOneLead(
            InstitutionId institution,
            Timeline<SortedSet<ManagementRole>> roles,
            LocalDate from,
            Institutions institutions) {
        var facts = new ArrayList<Timeline.Fact<SortedSet<ManagementRole>>>();
        roles.holding(from).ifPresent(facts::add);
        facts.addAll(roles.after(from));
        for (int place = 0; place < facts.size(); place++) {
            var fact = facts.get(place);
            if (!fact.value().contains(ManagementRole.STATE_LEAD)) continue;
            var since = fact.day().isBefore(from) ? from : fact.day();
            var until = place + 1 < facts.size() ? facts.get(place + 1).day() : null;
            new TheStateHasOneLead(
                            institution, institutions.stateLeadBeside(institution, since, until))
                    .require();
        }
    }

    /** On each day from which something else holds the roles are open to the kind. */
    private static void requireOpenRoles(
            InstitutionId institution,
            Timeline<InstitutionDetails> details,
            Timeline<SortedSet<ManagementRole>> roles) {
        var days = new TreeSet<LocalDate>();
        for (var fact : details.facts()) days.add(fact.day());
        for (var fact : roles.facts()) days.add(fact.day());
        for (var day : days)
            new ARoleIsOpenToTheKind(institution, holding(details, day).kind(), on(roles, day))
                    .require();
    }

    /** What it is on a day; before its first day what it is then. */
    private static InstitutionDetails holding(Timeline<InstitutionDetails> details, LocalDate day) {
        return details.holding(day).orElseGet(() -> details.inOrder().getFirst()).value();
    }

    private static SortedSet<ManagementRole> on(
            Timeline<SortedSet<ManagementRole>> roles, LocalDate day) {
        return roles.holding(day).map(Timeline.Fact::value).orElseGet(() -> Ordered.set(Set.of()));
    }

    private @Nullable LocalDate first() {
        return details.begins().orElse(null);
    }

    private static @Nullable Long position(@Nullable Correction corrects) {
        return corrects == null ? null : corrects.position();
    }

    @CommandHandler
    void decide(AppointPortfolioManager command, DecisionDay day, Employments employments) {
        record(portfolio.decide(command, day, employments));
    }

    @CommandHandler
    void decide(ReleasePortfolioManager command, DecisionDay day) {
        record(portfolio.decide(command, day));
    }

    private static void record(List<? extends InstitutionEvent> events) {
        events.forEach(event -> apply(event));
    }

    /** The registration, if that is what a correction mends. */
    private @Nullable Registration mended(@Nullable Correction correction) {
        var known = registration;
        return correction != null
                        && known != null
                        && known.positions().contains(correction.position())
                ? known
                : null;
    }

    @EventSourcingHandler
    void evolve(InstitutionEvent event, Place place) {
        switch (event) {
            case InstitutionRegistered registered -> {
                id = registered.institution();
                registration = Registration.after(registration, registered, place);
                details =
                        details.with(
                                place.position(),
                                place.corrected(),
                                registered.participantSince(),
                                registered.details());
            }
            case InstitutionChanged changed ->
                    details =
                            details.with(
                                    place.position(),
                                    place.corrected(),
                                    changed.effectiveOn(),
                                    changed.details());
            case ManagementRolesDeclared declared ->
                    roles =
                            roles.with(
                                    place.position(),
                                    place.corrected(),
                                    declared.effectiveOn(),
                                    Ordered.set(declared.roles()));
            case PortfolioManagerAppointed appointed ->
                    portfolio = portfolio.evolve(appointed, place);
            case PortfolioManagerReleased released -> portfolio = portfolio.evolve(released, place);
        }
    }
}
