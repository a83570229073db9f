package lv.atbilstiba.staff.read;

import lv.atbilstiba.kernel.Sealed;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.Role;
import lv.atbilstiba.platform.vault.Opener;
import lv.atbilstiba.platform.vault.Opener.SealedField;
import lv.atbilstiba.staff.api.StaffDetails;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Opens a person's data for those who may see it; the opener records who looked. */
@Component
final class PersonalDataOpening {
    private final Opener opener;

    PersonalDataOpening(Opener opener) {
        this.opener = opener;
    }

    /**
     * Of one person, as of {@link #open(List, Caller, UUID) many}.
     *
     * @throws ProblemException 403 for a caller who may not look
     */
    StaffView.PersonalData open(StaffLine line, Caller caller, UUID request) {
        return open(List.of(line), caller, request).getFirst();
    }

    /**
     * Of each of these people, in their order. Their looks are recorded together.
     *
     * @throws ProblemException 403 for a caller who may not look at one of them: then nothing is
     *     opened
     */
    List<StaffView.PersonalData> open(List<StaffLine> lines, Caller caller, UUID request) {
        for (var line : lines)
            if (!mayLook(line, caller))
                throw new ProblemException(Problem.of(HttpStatus.FORBIDDEN, "reading/not-yours"));
        var values =
                opener.open(
                        lines.stream().flatMap(line -> fields(line.details())).toList(),
                        caller,
                        request);
        return lines.stream().map(line -> personal(line.details(), values)).toList();
    }

    private static Stream<SealedField> fields(StaffDetails details) {
        return Stream.of(
                        field(details.name(), "name"),
                        field(details.post(), "post"),
                        field(details.email(), "email"),
                        field(details.phone(), "phone"))
                .flatMap(Optional::stream);
    }

    private static StaffView.PersonalData personal(
            StaffDetails details, Map<SealedField, String> values) {
        return new StaffView.PersonalData(
                field(details.name(), "name").map(values::get).orElse(null),
                field(details.post(), "post").map(values::get).orElse(null),
                field(details.email(), "email").map(values::get).orElse(null),
                field(details.phone(), "phone").map(values::get).orElse(null));
    }

    private static Optional<SealedField> field(@Nullable Sealed sealed, String name) {
        return Optional.ofNullable(sealed).map(it -> new SealedField(it, name));
    }

    private static boolean mayLook(StaffLine line, Caller caller) {
        return caller.is(Role.AUDITOR)
                || line.id().equals(caller.person())
                || (caller.is(Role.PORTFOLIO_MANAGER)
                        && line.institution().equals(caller.institution()));
    }
}
