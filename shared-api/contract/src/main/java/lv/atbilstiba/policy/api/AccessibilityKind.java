package lv.atbilstiba.policy.api;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** The four kinds of accessibility (piekļūstamība). Source: PU2-14, conditions N3-1 to N3-4. */
public enum AccessibilityKind implements Named {
    MULTICHANNEL("multi-channel", "Daudzkanālu piekļūstamība", "Multi-channel accessibility"),
    TERRITORIAL("territorial", "Teritoriālā piekļūstamība", "Territorial accessibility"),
    ALL_SOCIAL_GROUPS(
            "all-groups",
            "Visu sabiedrības grupu piekļūstamība",
            "Accessibility for all social groups"),
    CROSS_BORDER("cross-border", "Pārrobežu piekļūstamība", "Cross-border accessibility");

    private final String path;
    private final String lv;
    private final String en;

    AccessibilityKind(String path, String lv, String en) {
        this.path = path;
        this.lv = lv;
        this.en = en;
    }

    /** Its name in a REST path. */
    @JsonIgnore
    public String path() {
        return path;
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
