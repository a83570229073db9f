package lv.atbilstiba.policy.api;

/**
 * Why something an institution does is not a service. Source: definition of a service; the last
 * three are examples.
 */
public enum NotAService implements Named {
    NO_OTHER_NEED(
            "Darbības, kas neapmierina kāda cita vajadzības, nav pakalpojums",
            "actions that meet nobody else's needs"),
    PUBLIC_COMMUNICATION(
            "saziņa ar sabiedrību (tostarp atbildes uz vēstulēm, iesniegumiem un"
                    + " sūdzībām, vispārējas informācijas sniegšana)",
            "communication with the public: answers to letters, applications and"
                    + " complaints, general information"),
    INTERNAL_SUPPORT(
            "iestādes atbalsta funkciju īstenošana (iekšēji – savas iestādes" + " ietvaros)",
            "support functions inside the own institution"),
    ADMINISTRATIVE_FUNCTION(
            "publiskās pārvaldes administratīvo funkciju īstenošana",
            "administrative functions: making policies, planning documents, guidelines and legal"
                    + " acts; control and supervision");

    private final String lv;
    private final String en;

    NotAService(String lv, String en) {
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
