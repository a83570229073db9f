package lv.atbilstiba.compliance.api;

import lv.atbilstiba.policy.api.Named;

/** How much a rule weighs. */
public enum Severity implements Named {
    /** The policy says must. */
    MANDATORY("Obligāts", "Mandatory"),
    /** The policy says should, or it is a duty of a role. */
    EXPECTED("Sagaidāms", "Expected"),
    ADVISORY("Ieteicams", "Advisory");

    private final String lv;
    private final String en;

    Severity(String lv, String en) {
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
