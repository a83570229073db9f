package lv.atbilstiba.staff.write;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.write.ProblemOf;
import lv.atbilstiba.staff.api.StaffRefusal;
import lv.atbilstiba.staff.api.StaffRefusal.AlreadyRegistered;
import lv.atbilstiba.staff.api.StaffRefusal.DateOutOfRange;
import lv.atbilstiba.staff.api.StaffRefusal.HasAnotherLogin;
import lv.atbilstiba.staff.api.StaffRefusal.HasLeft;
import lv.atbilstiba.staff.api.StaffRefusal.InstitutionUnknown;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The refusals of staff members as problems. */
@Component
final class StaffProblems implements ProblemOf<StaffRefusal> {
    @Override
    public Class<StaffRefusal> family() {
        return StaffRefusal.class;
    }

    @Override
    public Problem of(StaffRefusal refusal) {
        return switch (refusal) {
            case AlreadyRegistered(var person) ->
                    Problem.conflict("staff/already-registered").with("person", person);
            case InstitutionUnknown(var institution) ->
                    Problem.of(HttpStatus.NOT_FOUND, "staff/institution-unknown")
                            .with("institution", institution);
            case HasLeft(var person, var leftOn) ->
                    Problem.conflict("staff/has-left")
                            .with("person", person)
                            .with("leftOn", leftOn);
            case HasAnotherLogin(var person) ->
                    Problem.conflict("staff/has-another-login").with("person", person);
            case DateOutOfRange(var field, var given, var earliest, var latest) ->
                    ProblemOf.dayOutOfRange(
                            "staff/date-out-of-range", field, given, earliest, latest);
        };
    }
}
