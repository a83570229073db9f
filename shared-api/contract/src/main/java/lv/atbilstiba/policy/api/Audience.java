package lv.atbilstiba.policy.api;

/** For whom a service is. */
public enum Audience implements Named {
    RESIDENT("iedzīvotājs", "residents and their groups"),
    ENTREPRENEUR("uzņēmējs", "entrepreneurs and their groups"),
    SOCIETY("sabiedrība kopumā", "society as a whole"),
    INSTITUTION("iestāde", "other institutions");

    private final String lv;
    private final String en;

    Audience(String lv, String en) {
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
