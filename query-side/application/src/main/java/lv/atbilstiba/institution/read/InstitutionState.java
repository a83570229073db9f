package lv.atbilstiba.institution.read;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionChanged;
import lv.atbilstiba.institution.api.event.InstitutionEvent;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.institution.api.event.PortfolioManagerAppointed;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/**
 * What is recorded of an institution: the newest fact of each kind.
 *
 * @param portfolioManager who was appointed last, also after the release
 */
record InstitutionState(
        InstitutionId id,
        InstitutionDetails details,
        LocalDate participantSince,
        SortedSet<ManagementRole> roles,
        @Nullable LocalDate rolesSince,
        @Nullable Appointment portfolioManager) {

    /**
     * @param since first day of the appointment
     * @param until first day without it; null while it lasts
     */
    record Appointment(StaffId person, LocalDate since, @Nullable LocalDate until) {}

    /** The state after these facts; null before the registration. */
    static @Nullable InstitutionState of(List<Recorded<Object>> facts) {
        InstitutionState state = null;
        for (var fact : facts)
            if (fact.event() instanceof InstitutionEvent event) state = after(state, event);
        return state;
    }

    /** The state after an event; before the registration there is none. */
    static @Nullable InstitutionState after(
            @Nullable InstitutionState state, InstitutionEvent event) {
        if (state == null)
            return event instanceof InstitutionRegistered(var id, var details, var since, _)
                    ? new InstitutionState(id, details, since, Ordered.set(List.of()), null, null)
                    : null;
        return state.then(event);
    }

    private InstitutionState then(InstitutionEvent event) {
        return switch (event) {
            case InstitutionRegistered _ -> this;
            case InstitutionChanged(_, var changed, _) ->
                    new InstitutionState(
                            id, changed, participantSince, roles, rolesSince, portfolioManager);
            case ManagementRolesDeclared(_, var declared, var from) ->
                    new InstitutionState(
                            id, details, participantSince, declared, from, portfolioManager);
            case PortfolioManagerAppointed(_, var person, var from, _) ->
                    with(new Appointment(person, from, null));
            case PortfolioManagerReleased(_, _, var from, _) ->
                    portfolioManager == null
                            ? this
                            : with(
                                    new Appointment(
                                            portfolioManager.person(),
                                            portfolioManager.since(),
                                            from));
        };
    }

    private InstitutionState with(Appointment appointment) {
        return new InstitutionState(id, details, participantSince, roles, rolesSince, appointment);
    }
}
