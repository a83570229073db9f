package lv.atbilstiba.compliance.api;

import lv.atbilstiba.policy.api.Named;

/** A channel that ACC-01 asks for. */
public enum MissingChannel implements Named {
    REQUESTING_ELECTRONIC("pieprasīšana elektroniski", "requesting electronically"),
    REQUESTING_PHYSICAL("pieprasīšana fiziski", "requesting physically"),
    RECEIVING_ELECTRONIC("saņemšana elektroniski", "receiving electronically"),
    RECEIVING_PHYSICAL("saņemšana fiziski", "receiving physically");

    private final String lv;
    private final String en;

    MissingChannel(String lv, String en) {
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
