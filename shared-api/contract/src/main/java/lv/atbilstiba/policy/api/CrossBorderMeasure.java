package lv.atbilstiba.policy.api;

/** What makes a service reachable for residents and entrepreneurs of other countries. */
public enum CrossBorderMeasure implements Named {
    INFORMATION(
            "viegla un lietotājdraudzīga piekļuve informācijai par pakalpojumu, pakalpojuma"
                    + " saņemšanas kārtību un atbalsta iespējām",
            "easy, user-friendly access to information on the service, its receipt procedure and"
                    + " support"),
    REQUEST_AND_RECEIPT(
            "iespēja pieprasīt un saņemt pakalpojumu pakalpojuma saņēmējiem ērtā veidā",
            "convenient request and receipt, electronic (remote) and physical (on site), as far as"
                    + " the nature of the service, its processes and technical means allow"),
    SUPPORT("kā arī atbalstu", "support for these recipients");

    private final String lv;
    private final String en;

    CrossBorderMeasure(String lv, String en) {
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
