package lv.atbilstiba.policy.api;

/**
 * How many needs a service meets, and how: one; a group of needs or a life situation, by a bundle
 * of simple services; several, and it adapts.
 */
public enum Complexity implements Named {
    SIMPLE("Vienkāršais pakalpojums", "Simple service"),
    COMPLEX("Kompleksais pakalpojums", "Complex service"),
    SMART("Viedais pakalpojums", "Smart service");

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
