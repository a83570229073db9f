package lv.atbilstiba.policy.api;

/** How many needs a service meets, and how. */
public enum Complexity implements Named {
    SIMPLE("Vienkāršais pakalpojums", "Simple service: one need"),
    COMPLEX(
            "Kompleksais pakalpojums",
            "Complex service: a bundle of simple services for one need group or life situation"),
    SMART("Viedais pakalpojums", "Smart service: meets several needs and adapts");

    private final String lv;
    private final String en;

    Complexity(String lv, String en) {
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
