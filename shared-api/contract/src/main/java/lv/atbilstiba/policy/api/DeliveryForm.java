package lv.atbilstiba.policy.api;

/**
 * How a service is delivered; a service may have several forms, and an exemption holds only for the
 * form it is given for.
 */
public enum DeliveryForm implements Named {
    E("e-pakalpojums", "e-service: requested or received by people electronically"),
    D("d-pakalpojums", "d-service: data between systems, with no human channel"),
    F("f-pakalpojums", "f-service: its result can only be received physically");

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
