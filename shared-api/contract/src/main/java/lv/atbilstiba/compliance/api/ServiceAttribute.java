package lv.atbilstiba.compliance.api;

import lv.atbilstiba.policy.api.Named;

/** What SERV-01 asks to be settled of a service. */
public enum ServiceAttribute implements Named {
    KIND("veids", "kind"),
    AUDIENCE("saņēmēji", "audience"),
    DELIVERY_FORM("sniegšanas forma", "delivery form"),
    COMPLEXITY("sarežģītība", "complexity");

    private final String lv;
    private final String en;

    ServiceAttribute(String lv, String en) {
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
