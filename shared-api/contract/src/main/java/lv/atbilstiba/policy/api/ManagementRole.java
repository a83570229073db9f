package lv.atbilstiba.policy.api;

/**
 * The ten management roles (pakalpojumu pārvaldības lomas). Source: policy chapter 1, roles
 * overview.
 */
public enum ManagementRole implements Named {
    STATE_LEAD(
            "Pakalpojumu pārvaldības valsts vadošā iestāde",
            "State lead institution for service management"),
    SECTOR_LEAD(
            "Pakalpojumu pārvaldības nozares vadošā iestāde",
            "Sector lead institution for service management"),
    MUNICIPALITY_LEAD(
            "Pakalpojumu pārvaldības pašvaldības vadošā iestāde",
            "Municipality lead institution for service management"),
    SERVICE_PORTFOLIO_OWNER(
            "Iestādes pakalpojumu kopuma saimnieks",
            "Owner of the institution's service portfolio"),
    SERVICE_OWNER("Pakalpojuma saimnieks", "Service owner"),
    SERVICE_PROVIDER("Pakalpojuma sniedzējs", "Service provider (deliverer)"),
    RECIPIENT("Pakalpojuma saņēmējs", "Service recipient"),
    RESOURCE_PORTFOLIO_OWNER(
            "Iestādes resursu kopuma saimnieks", "Owner of the institution's resource portfolio"),
    RESOURCE_OWNER("Resursa saimnieks", "Resource owner"),
    RESOURCE_USER("Resursa lietotājs", "Resource user");

    private final String lv;
    private final String en;

    ManagementRole(String lv, String en) {
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
