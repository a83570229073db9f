package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.kernel.StaffId;

import java.time.LocalDate;
import java.util.List;

/** Who is no longer employed, as far as something has to end with it. */
public interface Leavers {
    /** Who left on this day or before, and has a row in the map of logins nevertheless. */
    List<StaffId> whoStillHaveALogin(LocalDate today);
}
