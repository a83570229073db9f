package lv.atbilstiba.institution.read;

import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.read.Histories;

/** Lets tests of other packages have the view. */
public final class InstitutionViews {
    private InstitutionViews() {}

    public static Projection list(Histories histories) {
        return new InstitutionListProjection(histories);
    }
}
