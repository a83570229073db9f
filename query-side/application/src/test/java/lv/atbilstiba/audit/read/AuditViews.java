package lv.atbilstiba.audit.read;

import lv.atbilstiba.audit.words.Concerned;
import lv.atbilstiba.platform.projection.Projection;

/** Lets tests of other packages have the view. */
public final class AuditViews {
    private AuditViews() {}

    public static Projection events() {
        return new AuditEventsProjection();
    }

    public static String aggregateOf(Object event) {
        return Concerned.by(event).own();
    }
}
