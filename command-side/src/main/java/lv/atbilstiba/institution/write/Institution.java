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
import lv.atbilstiba.kernel.Ordered;
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
    private InstitutionDetails details;
    private @Nullable Declaration roles;
    private PortfolioPost portfolio = PortfolioPost.NEVER_FILLED;

    /** The place of the fact that holds the details. */
    private long detailsFrom = Place.UNKNOWN;

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

    /** The fact that says what it is and where it stands, and since which day. */
    private long placedFrom = NOWHERE;

    private @Nullable LocalDate placedOn;

    private static final long NOWHERE = -2;

    /**
     * The roles declared last.
     *
     * @param leadsFrom position of the fact that says which lead roles are among them
     * @param leadsOn first day on which they are; null if there never was one
     */
    record Declaration(
            SortedSet<ManagementRole> roles,
            long position,
            long leadsFrom,
            @Nullable LocalDate leadsOn) {
        Declaration {
            roles = Ordered.set(roles);
        }

        static Declaration after(
                @Nullable Declaration before, ManagementRolesDeclared declared, long position) {
            var now = new Declaration(declared.roles(), position, NOWHERE, null);
            var had = before == null ? Ordered.<ManagementRole>set(Set.of()) : before.leads();
            if (!now.leads().equals(had))
                return new Declaration(
                        declared.roles(), position, position, declared.effectiveOn());
            return before == null
                    ? now
                    : new Declaration(declared.roles(), position, before.leadsFrom, before.leadsOn);
        }

        SortedSet<ManagementRole> leads() {
            var leads = new TreeSet<>(roles);
            leads.retainAll(LeadRolesAreDesignated.LEADS);
            return Ordered.set(leads);
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
        if (command.details().equals(details) && command.corrects() == null) return;
        new ThePlaceAgreesWithTheKind(command.institution(), command.details(), institutions)
                .require();
        if (roles != null) {
            new ARoleIsOpenToTheKind(command.institution(), command.details().kind(), roles.roles())
                    .require();
        }
        var registration = mended(command.corrects());
        if (registration != null) {
            var since =
                    command.effectiveOn() == null
                            ? registration.participantSince()
                            : command.effectiveOn();
            var days = registration.baseline() ? day.sinceEver() : day.effective();
            days.require("effectiveOn", since, DateOutOfRange::new);
            apply(
                    new InstitutionRegistered(
                            command.institution(),
                            command.details(),
                            since,
                            registration.baseline()));
            return;
        }
        var on = command.effectiveOn() == null ? day.today() : command.effectiveOn();
        day.effective().require("effectiveOn", on, DateOutOfRange::new);
        apply(new InstitutionChanged(command.institution(), command.details(), on));
    }

    @CommandHandler
    void decide(RenameInstitution command, DecisionDay day) {
        var placement = Placement.of(details);
        new ThePlacementIsTheStateLeads(command.institution(), placement, command.placement())
                .require();
        var renamed = new InstitutionDetails(command.name(), placement.kind(), placement.under());
        if (renamed.equals(details) && command.corrects() == null) return;
        new ACorrectionLeavesTheStateLeadsFacts(
                        command.institution(), command.corrects(), detailsFrom, placedFrom)
                .require();
        // no earlier than it was placed: else the new name would carry its place back in time
        day.effective()
                .notBefore(placedOn)
                .require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        apply(new InstitutionChanged(command.institution(), renamed, command.effectiveOn()));
    }

    @CommandHandler
    void decide(DeclareOwnRoles command, DecisionDay day) {
        var leads = roles == null ? Ordered.<ManagementRole>set(Set.of()) : roles.leads();
        new LeadRolesAreDesignated(command.institution(), command.roles(), leads).require();
        var all = new TreeSet<>(command.roles());
        all.addAll(leads);
        if (roles != null && roles.roles().equals(all) && command.corrects() == null) return;
        new ARoleIsOpenToTheKind(command.institution(), details.kind(), Ordered.set(all)).require();
        if (roles != null) {
            new ACorrectionLeavesTheStateLeadsFacts(
                            command.institution(),
                            command.corrects(),
                            roles.position(),
                            roles.leadsFrom())
                    .require();
        }
        day.effective()
                .notBefore(roles == null ? null : roles.leadsOn())
                .require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        apply(
                new ManagementRolesDeclared(
                        command.institution(), Ordered.set(all), command.effectiveOn()));
    }

    @CommandHandler
    void decide(DeclareManagementRoles command, DecisionDay day, Institutions institutions) {
        var asked = Ordered.set(command.roles());
        if (roles != null && roles.roles().equals(asked) && command.corrects() == null) return;
        new ARoleIsOpenToTheKind(command.institution(), details.kind(), asked).require();
        if (asked.contains(ManagementRole.STATE_LEAD)) {
            new TheStateHasOneLead(command.institution(), institutions.stateLead()).require();
        }
        day.effective().require("effectiveOn", command.effectiveOn(), DateOutOfRange::new);
        apply(new ManagementRolesDeclared(command.institution(), asked, command.effectiveOn()));
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
                if (place.leaves(detailsFrom)) return;
                details = registered.details();
                detailsFrom = place.position();
                placedFrom = place.position();
                placedOn = registered.participantSince();
            }
            case InstitutionChanged changed -> {
                if (place.leaves(detailsFrom)) return;
                if (!Placement.of(changed.details()).equals(Placement.of(details))
                        || (place.mends() && detailsFrom == placedFrom)) {
                    placedFrom = place.position();
                    placedOn = changed.effectiveOn();
                }
                details = changed.details();
                detailsFrom = place.position();
            }
            case ManagementRolesDeclared declared -> {
                if (roles != null && place.leaves(roles.position())) return;
                roles = Declaration.after(roles, declared, place.position());
            }
            case PortfolioManagerAppointed appointed ->
                    portfolio = portfolio.evolve(appointed, place);
            case PortfolioManagerReleased released -> portfolio = portfolio.evolve(released, place);
        }
    }
}
