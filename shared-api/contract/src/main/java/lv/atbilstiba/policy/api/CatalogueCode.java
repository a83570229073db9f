package lv.atbilstiba.policy.api;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Catalogues that show services to their recipients; the first three are mandatory for the services
 * they are for. Source: PU2-8.
 */
public enum CatalogueCode implements Named {
    LATVIJA_GOV_LV("Latvija.gov.lv", "Public service catalogue for residents", Audience.RESIDENT),
    BUSINESS_GOV_LV(
            "Business.gov.lv", "Public service catalogue for entrepreneurs", Audience.ENTREPRENEUR),
    VIRSIS_GOV_LV(
            "Virsis.gov.lv",
            "Inter-institutional service catalogue for institutions",
            Audience.INSTITUTION),
    INSTITUTION_WEBSITE(
            "iestāžu oficiālajās tīmekļvietnēs", "Official websites of institutions", null),
    OTHER_SELF_SERVICE(
            "citās pašapkalpošanās tīmekļvietnēs un mobilajās lietotnēs",
            "Other self-service sites and mobile apps",
            null);

    private final String lv;
    private final String en;
    private final @Nullable Audience audience;

    CatalogueCode(String lv, String en, @Nullable Audience audience) {
        this.lv = lv;
        this.en = en;
        this.audience = audience;
    }

    /** The audience it is mandatory for; empty where no service must be in it. */
    public Optional<Audience> mandatoryFor() {
        return Optional.ofNullable(audience);
    }

    /**
     * Whether there is one of it in the state; of the others every institution may have several.
     */
    public boolean one() {
        return audience != null;
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
