package lv.atbilstiba.compliance.api;

import com.fasterxml.jackson.annotation.JsonIgnore;

import lv.atbilstiba.policy.api.Named;

/** Of what a finding speaks. */
public enum SubjectKind implements Named {
    INSTITUTION("institution", "Iestāde", "Institution"),
    SERVICE("service", "Pakalpojums", "Service");

    private final String word;
    private final String lv;
    private final String en;

    SubjectKind(String word, String lv, String en) {
        this.word = word;
        this.lv = lv;
        this.en = en;
    }

    /** The word before the id in a subject's text form. */
    @JsonIgnore
    public String word() {
        return word;
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
