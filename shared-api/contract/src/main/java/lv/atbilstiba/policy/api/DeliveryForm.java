package lv.atbilstiba.policy.api;

/**
 * How a service is delivered; a service may have several forms, and an exemption holds only for the
 * form it is given for. The sources define none: e is read as requested or received by people
 * electronically, d as data between systems with no human channel, f as received physically only.
 */
public enum DeliveryForm implements Named {
    E("e-pakalpojums", "e-service"),
    D("d-pakalpojums", "d-service"),
    F("f-pakalpojums", "f-service");

    private final String lv;
    private final String en;

    DeliveryForm(String lv, String en) {
        this.lv = lv;
        this.en = en;
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
