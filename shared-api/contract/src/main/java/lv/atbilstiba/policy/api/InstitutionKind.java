package lv.atbilstiba.policy.api;

/**
 * Kinds of institutions that take part. Source: scope of the policy (ministries, municipalities,
 * courts, their subordinates, others).
 */
public enum InstitutionKind implements Named {
    MINISTRY("Ministrija", "Ministry"),
    SUBORDINATE_INSTITUTION(
            "Ministrijas padotības iestāde", "Institution subordinate to a ministry"),
    MUNICIPALITY("Pašvaldība", "Municipality"),
    MUNICIPAL_INSTITUTION("Pašvaldības iestāde", "Institution of a municipality"),
    COURT("Tiesa", "Court"),
    OTHER("Cita iestāde", "Other institution");

    private final String lv;
    private final String en;

    InstitutionKind(String lv, String en) {
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
