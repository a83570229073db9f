package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;

import java.time.LocalDate;

/** Who is employed where: a courtesy to the caller, since the answer may change meanwhile. */
public interface Employments {
    /** Whether the institution employs the person on a day, as recorded. */
    boolean employed(StaffId person, InstitutionId institution, LocalDate on);
}
