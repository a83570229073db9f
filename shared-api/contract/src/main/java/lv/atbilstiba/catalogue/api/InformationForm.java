package lv.atbilstiba.catalogue.api;

import lv.atbilstiba.policy.api.Named;

/** Forms and channels of additional (explanatory, educational) information. */
public enum InformationForm implements Named {
    WEB_PAGE("tīmekļa lapa", "web page"),
    VIDEO("video", "video"),
    PRINTED("izdruka vai buklets", "printed matter"),
    SOCIAL_MEDIA("sociālie mediji", "social media"),
    PHONE("tālrunis", "telephone line"),
    EVENT("pasākums vai seminārs", "event or seminar"),
    OTHER("cita forma", "another form");

    private final String lv;
    private final String en;

    InformationForm(String lv, String en) {
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
