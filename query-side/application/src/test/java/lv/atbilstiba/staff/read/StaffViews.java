package lv.atbilstiba.staff.read;

import lv.atbilstiba.platform.projection.Projection;

/** Lets tests of other packages have the view. */
public final class StaffViews {
    private StaffViews() {}

    public static Projection list() {
        return new StaffListProjection();
    }
}
