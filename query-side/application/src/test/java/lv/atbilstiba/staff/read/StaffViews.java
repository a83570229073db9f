package lv.atbilstiba.staff.read;

import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.read.Histories;

/** Lets tests of other packages have the view. */
public final class StaffViews {
    private StaffViews() {}

    public static Projection list(Histories histories) {
        return new StaffListProjection(histories);
    }
}
