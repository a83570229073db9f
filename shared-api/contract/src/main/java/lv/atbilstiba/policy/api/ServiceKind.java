package lv.atbilstiba.policy.api;

import java.util.EnumSet;
import java.util.Set;

/** Kinds of services, each with the audiences that it can have. Source: services overview. */
public enum ServiceKind implements Named {
    PUBLIC_INDIVIDUAL_BENEFIT(
            "Individuāla labuma pakalpojumi",
            "Public service of individual benefit",
            Audience.RESIDENT,
            Audience.ENTREPRENEUR),
    PUBLIC_GENERAL_BENEFIT(
            "Vispārēja labuma pakalpojumi", "Public service of general benefit", Audience.SOCIETY),
    INTER_INSTITUTIONAL_SHARED_USE(
            "Koplietošanas pakalpojumi",
            "Inter-institutional service of shared use",
            Audience.INSTITUTION),
    INTER_INSTITUTIONAL_INDIVIDUAL_USE(
            "Individuālas lietošanas pakalpojumi",
            "Inter-institutional service of individual use",
            Audience.INSTITUTION);

    private final String lv;
    private final String en;
    private final Set<Audience> audiences;

    ServiceKind(String lv, String en, Audience first, Audience... others) {
        this.lv = lv;
        this.en = en;
        this.audiences = EnumSet.of(first, others);
    }

    public boolean canBeFor(Audience audience) {
        return audiences.contains(audience);
    }

    /** Used by institutions only (starpiestāžu pakalpojums). */
    public boolean interInstitutional() {
        return audiences.contains(Audience.INSTITUTION);
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
