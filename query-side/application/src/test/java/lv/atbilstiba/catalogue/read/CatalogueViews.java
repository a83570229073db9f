package lv.atbilstiba.catalogue.read;

import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.read.Histories;

/** Lets tests of other packages have the view. */
public final class CatalogueViews {
    private CatalogueViews() {}

    public static Projection services(Histories histories) {
        return new CatalogueServicesProjection(histories);
    }
}
