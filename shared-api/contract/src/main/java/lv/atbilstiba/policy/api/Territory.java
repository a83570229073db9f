package lv.atbilstiba.policy.api;

/**
 * Where a service can be requested and received: the options of territorial accessibility, widest
 * first within Latvia.
 */
public enum Territory implements Named {
    OUTSIDE_LATVIA("ārpus Latvijas teritorijas", "outside Latvia"),
    WHOLE_LATVIA(
            "visā Latvijas teritorijā kopumā (tostarp katrā valstspilsētā, pilsētā un pagastā)",
            "the whole of Latvia, down to every state city, town and parish"),
    MUNICIPALITY_TERRITORY("konkrētas pašvaldības teritorijā", "territory of one municipality"),
    SPECIAL_TERRITORY("īpaši noteiktā teritorijā", "a specially set territory"),
    SPECIFIC_PLACE("konkrētā vietā", "one specific place");

    private final String lv;
    private final String en;

    Territory(String lv, String en) {
        this.lv = lv;
        this.en = en;
    }

    /** Whether it is a part of Latvia, which may be named. */
    public boolean partOfLatvia() {
        return this != OUTSIDE_LATVIA && this != WHOLE_LATVIA;
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
