package lv.atbilstiba.institution.write;

import lv.atbilstiba.institution.api.InstitutionRefusal;
import lv.atbilstiba.institution.api.InstitutionRefusal.AlreadyRegistered;
import lv.atbilstiba.institution.api.InstitutionRefusal.DateOutOfRange;
import lv.atbilstiba.institution.api.InstitutionRefusal.DesignatedByTheStateLead;
import lv.atbilstiba.institution.api.InstitutionRefusal.ManagedBySomebodyElse;
import lv.atbilstiba.institution.api.InstitutionRefusal.NoPortfolioManager;
import lv.atbilstiba.institution.api.InstitutionRefusal.NotEmployedHere;
import lv.atbilstiba.institution.api.InstitutionRefusal.OthersAreUnderIt;
import lv.atbilstiba.institution.api.InstitutionRefusal.PlaceDisagreesWithKind;
import lv.atbilstiba.institution.api.InstitutionRefusal.PlacedByTheStateLead;
import lv.atbilstiba.institution.api.InstitutionRefusal.PortfolioManagerAlreadyAppointed;
import lv.atbilstiba.institution.api.InstitutionRefusal.RoleNotOpenToKind;
import lv.atbilstiba.institution.api.InstitutionRefusal.StateLeadAlreadyDeclared;
import lv.atbilstiba.institution.api.InstitutionRefusal.StateLeadsFact;
import lv.atbilstiba.institution.api.InstitutionRefusal.SuperiorUnknown;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.write.ProblemOf;
import lv.atbilstiba.policy.api.ManagementRole;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The refusals of institutions as problems. */
@Component
final class InstitutionProblems implements ProblemOf<InstitutionRefusal> {
    @Override
    public Class<InstitutionRefusal> family() {
        return InstitutionRefusal.class;
    }

    @Override
    public Problem of(InstitutionRefusal refusal) {
        return switch (refusal) {
            case AlreadyRegistered(var institution) ->
                    Problem.conflict("institution/already-registered")
                            .with("institution", institution);
            case PlaceDisagreesWithKind(var institution) ->
                    Problem.unprocessable("institution/place-disagrees-with-kind")
                            .with("institution", institution)
                            .at("/under", "invalid-value");
            case OthersAreUnderIt(var institution, var under) ->
                    Problem.conflict("institution/others-are-under-it")
                            .with("institution", institution)
                            .with("under", under)
                            .at("/kind", "invalid-value");
            case PlacedByTheStateLead(var institution, var field) ->
                    Problem.of(HttpStatus.FORBIDDEN, "institution/placed-by-the-state-lead")
                            .with("institution", institution)
                            .at("/" + field, "invalid-value");
            case DesignatedByTheStateLead(var institution, var role) ->
                    Problem.of(HttpStatus.FORBIDDEN, "institution/designated-by-the-state-lead")
                            .with("institution", institution)
                            .with("role", ManagementRole.valueOf(role))
                            .at("/roles", "invalid-value");
            case StateLeadsFact(var institution) ->
                    Problem.of(HttpStatus.FORBIDDEN, "institution/fact-of-the-state-lead")
                            .with("institution", institution)
                            .at("/corrects", "invalid-value");
            case SuperiorUnknown(var superior) ->
                    Problem.conflict("institution/superior-unknown")
                            .with("superior", superior)
                            .at("/under", "invalid-value");
            case PortfolioManagerAlreadyAppointed(var institution, var heldBy) ->
                    Problem.conflict("institution/portfolio-manager-already-appointed")
                            .with("institution", institution)
                            .with("heldBy", heldBy);
            case NoPortfolioManager(var institution) ->
                    Problem.conflict("institution/no-portfolio-manager")
                            .with("institution", institution);
            case ManagedBySomebodyElse(var institution, var person) ->
                    Problem.conflict("institution/managed-by-somebody-else")
                            .with("institution", institution)
                            .with("person", person)
                            .at("query:person", "invalid-value");
            case NotEmployedHere(var person, var institution) ->
                    Problem.conflict("institution/not-employed-here")
                            .with("person", person)
                            .with("institution", institution)
                            .at("/person", "invalid-value");
            case RoleNotOpenToKind(var institution, var role) ->
                    Problem.conflict("institution/role-not-open-to-kind")
                            .with("institution", institution)
                            .with("role", ManagementRole.valueOf(role))
                            .at("/roles", "invalid-value");
            case StateLeadAlreadyDeclared(var institution, var heldBy) ->
                    Problem.conflict("institution/state-lead-already-declared")
                            .with("institution", institution)
                            .with("heldBy", heldBy)
                            .at("/roles", "invalid-value");
            case DateOutOfRange(var field, var given, var earliest, var latest) ->
                    ProblemOf.dayOutOfRange(
                            "institution/date-out-of-range", field, given, earliest, latest);
        };
    }
}
