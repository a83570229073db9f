package lv.atbilstiba.staff.api;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Why a staff member's record refused. */
public sealed interface StaffRefusal extends Refusal {
    record AlreadyRegistered(StaffId person) implements StaffRefusal {}

    record InstitutionUnknown(InstitutionId institution) implements StaffRefusal {}

    record HasLeft(StaffId person, LocalDate leftOn) implements StaffRefusal {}

    /** Another login is linked to the person; it has to be unlinked first. */
    record HasAnotherLogin(StaffId person) implements StaffRefusal {}

    /**
     * @param field which of the command's days, by its name
     * @param earliest the day before which it cannot lie, if there is one; likewise {@code latest}
     */
    record DateOutOfRange(
            String field, LocalDate given, @Nullable LocalDate earliest, @Nullable LocalDate latest)
            implements StaffRefusal {}
}
