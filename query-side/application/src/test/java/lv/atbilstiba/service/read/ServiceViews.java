package lv.atbilstiba.service.read;

import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.read.Histories;

/** Lets tests of other packages have the view. */
public final class ServiceViews {
    private ServiceViews() {}

    public static Projection list(Histories histories) {
        return new ServiceListProjection(histories);
    }
}
