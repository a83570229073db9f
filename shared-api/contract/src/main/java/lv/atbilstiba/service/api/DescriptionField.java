package lv.atbilstiba.service.api;

import lv.atbilstiba.policy.api.Named;

/** The mandatory fields of a service description, both parts. */
public enum DescriptionField implements Named {
    RESPONSIBLE_UNIT("atbildīgā struktūrvienība", "responsible unit"),
    LEGAL_BASIS("tiesiskais pamats", "legal basis"),
    FUNDING("finansējums", "funding"),
    TIME_LIMIT("sniegšanas termiņš", "time limit"),
    FEE("maksa", "fee"),
    TITLE("nosaukums", "title"),
    SUMMARY("apraksts", "summary"),
    ELIGIBILITY("kas var saņemt", "who may receive it"),
    PROCEDURE("saņemšanas kārtība", "how to request and receive it"),
    RESULT("rezultāts", "result"),
    CONTACT("saziņa", "contact");

    private final String lv;
    private final String en;

    DescriptionField(String lv, String en) {
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
