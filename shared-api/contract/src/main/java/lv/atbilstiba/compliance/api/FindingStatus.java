package lv.atbilstiba.compliance.api;

import lv.atbilstiba.policy.api.Named;

/** What a rule says of a subject at an instant. */
public enum FindingStatus implements Named {
    COMPLIANT("Atbilst", "Compliant"),
    NON_COMPLIANT("Neatbilst", "Non-compliant"),
    NOT_ASSESSED("Nav novērtēts", "Not assessed"),
    NOT_APPLICABLE("Nav attiecināms", "Not applicable");

    private final String lv;
    private final String en;

    FindingStatus(String lv, String en) {
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
