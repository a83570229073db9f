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
import lv.atbilstiba.kernel.Post;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.kernel.Standing;
import lv.atbilstiba.platform.read.Holder;
import lv.atbilstiba.platform.read.InDayOrder;
import lv.atbilstiba.platform.read.Listed;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * What holds of an institution on a day.
 *
 * @param portfolioManager whoever held the post last, also after the release
 */
record InstitutionState(
        InstitutionId id,
        InstitutionDetails details,
        LocalDate participantSince,
        SortedSet<ManagementRole> roles,
        @Nullable LocalDate rolesSince,
        @Nullable Appointment portfolioManager) {

    /** What a fact of an institution says something of. */
    enum Matter {
        DETAILS,
        ROLES,
        PORTFOLIO_MANAGER
    }

    /**
     * @param since first day of the appointment
     * @param until first day without it; null while it lasts
     */
    record Appointment(StaffId person, LocalDate since, @Nullable LocalDate until) {}

    static final Listed<InstitutionState> LISTED =
            new Listed<>() {
                @Override
                public Set<?> matters(Object event) {
                    return event instanceof InstitutionEvent it ? Set.of(matter(it)) : Set.of();
                }

                @Override
                public @Nullable InstitutionState first(Recorded<Object> fact) {
                    return fact.event() instanceof InstitutionRegistered it ? begun(it) : null;
                }

                @Override
                public @Nullable InstitutionState next(
                        InstitutionState before, Recorded<Object> fact) {
                    return switch (fact.event()) {
                        case PortfolioManagerAppointed(_, var person, var from, _) ->
                                before.with(new Appointment(person, from, null));
                        // which appointment that ends, the history tells
                        case PortfolioManagerReleased _ -> null;
                        default -> before.then(fact.event());
                    };
                }

                @Override
                public @Nullable InstitutionState on(
                        LocalDate day, List<Recorded<Object>> recorded) {
                    return InstitutionState.on(day, recorded);
                }
            };

    /**
     * What holds on a day; of what begins later only that it was registered.
     *
     * @param recorded its history as the log holds it
     * @return null if it is not registered
     */
    static @Nullable InstitutionState on(LocalDate day, List<Recorded<Object>> recorded) {
        var standing = Standing.of(recorded);
        InstitutionState state = null;
        var managers = Post.NEVER_FILLED;
        for (var fact : standing) {
            switch (fact.event()) {
                case InstitutionRegistered it -> state = begun(it);
                case PortfolioManagerAppointed(_, var person, var from, _) ->
                        managers = managers.appointed(fact.position(), null, from, person);
                case PortfolioManagerReleased(_, var person, var from, _) ->
                        managers = managers.released(fact.position(), null, from, person);
                default -> {}
            }
        }
        if (state == null) return null;
        for (var fact : InDayOrder.of(recorded).until(day)) state = state.then(fact.event());
        var holder = Holder.on(day, managers);
        return holder == null
                ? state
                : state.with(new Appointment(holder.person(), holder.since(), holder.until()));
    }

    private static InstitutionState begun(InstitutionRegistered event) {
        return new InstitutionState(
                event.institution(),
                event.details(),
                event.participantSince(),
                Ordered.set(List.of()),
                null,
                null);
    }

    private static Matter matter(InstitutionEvent event) {
        return switch (event) {
            case InstitutionRegistered _, InstitutionChanged _ -> Matter.DETAILS;
            case ManagementRolesDeclared _ -> Matter.ROLES;
            case PortfolioManagerAppointed _, PortfolioManagerReleased _ ->
                    Matter.PORTFOLIO_MANAGER;
        };
    }

    private InstitutionState then(Object event) {
        return switch (event) {
            case InstitutionRegistered it -> with(it.details());
            case InstitutionChanged it -> with(it.details());
            case ManagementRolesDeclared(_, var declared, var from) ->
                    new InstitutionState(
                            id, details, participantSince, declared, from, portfolioManager);
            // who holds the post is told of all that was recorded of it
            default -> this;
        };
    }

    private InstitutionState with(InstitutionDetails changed) {
        return new InstitutionState(
                id, changed, participantSince, roles, rolesSince, portfolioManager);
    }

    private InstitutionState with(Appointment appointment) {
        return new InstitutionState(id, details, participantSince, roles, rolesSince, appointment);
    }
}
