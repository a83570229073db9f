package lv.atbilstiba.policy.api;

/**
 * Groups for whom access needs a measure. The policy's list is open (tostarp): OTHER stands for any
 * further group.
 */
public enum SocialGroup implements Named {
    LOW_INCOME("personas ar zemiem ienākumiem", "people who cannot afford digital technology"),
    LOW_DIGITAL_SKILLS(
            "digitālās tehnoloģijas nepārzinošas personas",
            "people without the skills to use digital technology"),
    FUNCTIONAL_IMPAIRMENT(
            "personas ar funkcionāliem traucējumiem",
            "people who for any reason cannot use digital technology, or for whom physical access"
                    + " is hard or impossible"),
    OTHER("cita sabiedrības grupa", "another group of society");

    private final String lv;
    private final String en;

    SocialGroup(String lv, String en) {
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
