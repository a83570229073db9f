package lv.atbilstiba.catalogue.api;

import lv.atbilstiba.policy.api.Named;

/**
 * How a description got into a catalogue. By hand is forbidden (Nav pieļaujama … dublējoša
 * veidošana), yet it happens and is recorded.
 */
public enum PublicationWay implements Named {
    AUTOMATED("automatizēti ielasīts no reģistra", "read from the register automatically"),
    BY_HAND("ievadīts ar roku", "typed in by hand");

    private final String lv;
    private final String en;

    PublicationWay(String lv, String en) {
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
