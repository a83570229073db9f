package lv.atbilstiba.compliance.api;

import lv.atbilstiba.policy.api.Named;

/** What a recipient does with a service, as far as accessibility asks. */
public enum Phase implements Named {
    REQUESTING("pieprasīšana", "requesting"),
    RECEIVING("saņemšana", "receiving"),
    SUPPORT("palīdzība", "support");

    private final String lv;
    private final String en;

    Phase(String lv, String en) {
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
