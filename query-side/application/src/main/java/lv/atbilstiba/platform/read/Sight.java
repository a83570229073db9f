package lv.atbilstiba.platform.read;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.Role;

import java.util.Optional;

/**
 * What a caller may see: the state lead and auditors everything, people of an institution what is
 * their institution's. Another institution's things look like things that are not there.
 */
public final class Sight {
    private Sight() {}

    public static boolean everything(Caller caller) {
        return caller.is(Role.STATE_LEAD) || caller.is(Role.AUDITOR);
    }

    public static boolean reaches(Caller caller, InstitutionId institution) {
        return everything(caller) || institution.equals(caller.institution());
    }

    /**
     * The institution to which a list has to be narrowed; empty for no narrowing.
     *
     * @throws ProblemException 404 for a caller without an institution
     */
    public static Optional<InstitutionId> narrowedTo(Caller caller) {
        if (everything(caller)) return Optional.empty();
        if (caller.institution() == null) throw outOfReach();
        return Optional.of(caller.institution());
    }

    /** What is not there and what the caller may not see are answered alike. */
    public static ProblemException nothing() {
        return new ProblemException(Problem.notFound("request/not-found"));
    }

    /** The same answer, for what may well be there; the security log is told. */
    public static ProblemException outOfReach() {
        return new ProblemException(Problem.outOfReach());
    }
}
