package lv.atbilstiba.policy.api;

/** Lifecycle stages (posmi) of a service or resource, in their order. */
public enum LifecycleStage implements Named {
    PLANNING("Plānošana", "Planning"),
    CREATION_OR_ACQUISITION("Izveide vai iegāde", "Creation or acquisition"),
    INTRODUCTION_OR_ADAPTATION("Ieviešana vai pielāgošana", "Introduction or adaptation"),
    DELIVERY_OR_USE("Sniegšana vai lietošana", "Delivery or use"),
    MAINTENANCE_AND_IMPROVEMENT("Uzturēšana un pilnveide", "Maintenance and improvement"),
    LIQUIDATION("Likvidēšana", "Liquidation (retirement)");

    private final String lv;
    private final String en;

    LifecycleStage(String lv, String en) {
        this.lv = lv;
        this.en = en;
    }

    /** Delivery or maintenance. */
    public boolean inProvision() {
        return this == DELIVERY_OR_USE || this == MAINTENANCE_AND_IMPROVEMENT;
    }

    /** Any stage before provision. */
    public boolean planned() {
        return compareTo(DELIVERY_OR_USE) < 0;
    }

    /**
     * Whether a service in this stage may enter {@code next}: forward, between delivery and
     * maintenance either way, and never out of liquidation.
     */
    public boolean mayBecome(LifecycleStage next) {
        if (this == LIQUIDATION) return false;
        return compareTo(next) < 0 || (inProvision() && next.inProvision());
    }

    @Override
    public String lv() {
        return lv;
    }

    @Override
    public String en() {
        return en;
    }
}
