package lv.atbilstiba.staff.read;

import lv.atbilstiba.kernel.Sealed;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.Role;
import lv.atbilstiba.platform.vault.Opener;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.UUID;

/** Opens a person's data for those who may see it; the opener records who looked. */
@Component
final class PersonalDataOpening {
    private final Opener opener;

    PersonalDataOpening(Opener opener) {
        this.opener = opener;
    }

    /**
     * @throws ProblemException 403 for a caller who may not look
     */
    StaffView.PersonalData open(StaffLine line, Caller caller, UUID request) {
        if (!mayLook(line, caller))
            throw new ProblemException(Problem.of(HttpStatus.FORBIDDEN, "reading/not-yours"));
        var details = line.details();
        return new StaffView.PersonalData(
                open(details.name(), "name", caller, request),
                open(details.post(), "post", caller, request),
                open(details.email(), "email", caller, request),
                open(details.phone(), "phone", caller, request));
    }

    private static boolean mayLook(StaffLine line, Caller caller) {
        return caller.is(Role.AUDITOR)
                || line.id().equals(caller.person())
                || (caller.is(Role.PORTFOLIO_MANAGER)
                        && line.institution().equals(caller.institution()));
    }

    private @Nullable String open(
            @Nullable Sealed sealed, String field, Caller caller, UUID request) {
        return sealed == null ? null : opener.open(sealed, field, caller, request).orElse(null);
    }
}
