package lv.atbilstiba.ops.demo;

import org.jspecify.annotations.Nullable;

/** The institutions of the story. They are made up, and so are their registration numbers. */
enum Player {
    MINISTRY(
            "00000000101",
            "MINISTRY",
            "Labklājības ministrija (paraugs)",
            "Ministry of Welfare (sample)",
            "portfolio-manager-ministry"),
    AGENCY(
            "00000000102",
            "SUBORDINATE_INSTITUTION",
            "Sociālās apdrošināšanas aģentūra (paraugs)",
            "Social Insurance Agency (sample)",
            "portfolio-manager"),
    MUNICIPALITY(
            "00000000103",
            "MUNICIPALITY",
            "Upmalas novada pašvaldība (paraugs)",
            "Upmala Municipality (sample)",
            "portfolio-manager-municipality");

    private final String registrationNumber;
    private final String kind;
    private final String lv;
    private final String en;
    private final String client;

    Player(String registrationNumber, String kind, String lv, String en, String client) {
        this.registrationNumber = registrationNumber;
        this.kind = kind;
        this.lv = lv;
        this.en = en;
        this.client = client;
    }

    String registrationNumber() {
        return registrationNumber;
    }

    String kind() {
        return kind;
    }

    String lv() {
        return lv;
    }

    String en() {
        return en;
    }

    /** The demo client that acts for it. */
    String client() {
        return client;
    }

    /** The institution to whose sector it belongs. */
    @Nullable Player under() {
        return this == AGENCY ? MINISTRY : null;
    }
}
