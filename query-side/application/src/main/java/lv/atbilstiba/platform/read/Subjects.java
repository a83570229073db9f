package lv.atbilstiba.platform.read;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Subjects as callers name them, in the one form in which everything here knows them. */
public final class Subjects {
    private Subjects() {}

    /**
     * The subject that a parameter names; null if it is not there.
     *
     * @throws lv.atbilstiba.platform.problem.ProblemException 400 if it is not in the form of one
     */
    public static @Nullable String asked(@Nullable String subject) {
        if (subject == null) return null;
        return of(subject)
                .orElseThrow(() ->
                        new ProblemException(
                                AsOfs.invalid("subject", "invalid-value")
                                        .problem()
                                        .breaking("named-subject")));
    }

    /** The subject's form; empty if the text is not that of one. */
    public static Optional<String> of(String text) {
        if (text.equals(PolicyId.STATE.toString()) || text.equals(HistoryId.REGISTER.toString()))
            return Optional.of(text);
        var end = text.indexOf('-');
        if (end < 0) return Optional.empty();
        var id = text.substring(end + 1);
        return switch (text.substring(0, end)) {
            case "institution" -> institution(id);
            case "service" -> Ids.of(id).map(ServiceId::new).map(Object::toString);
            case "staff" -> Ids.of(id).map(StaffId::new).map(Object::toString);
            default -> Optional.empty();
        };
    }

    private static Optional<String> institution(String number) {
        try {
            return Optional.of(new InstitutionId(number).toString());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
