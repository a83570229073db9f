package lv.atbilstiba.policy.api;

/** Where a recipient meets a service: the options of multi-channel accessibility. */
public enum ChannelEnvironment implements Named {
    REMOTE_ELECTRONIC(
            "saziņai un pieteikumu pārvaldībai attālināti – elektroniskās vides" + " kanālos",
            "remote, electronic environment"),
    REMOTE_PHYSICAL(
            "saziņai un pieteikumu pārvaldībai attālināti – fiziskās vides kanālos",
            "remote, physical environment"),
    ONSITE_PHYSICAL(
            "saziņai un pieteikumu pārvaldībai klātienē – fiziskās vides kanālos",
            "on site, physical environment");

    private final String lv;
    private final String en;

    ChannelEnvironment(String lv, String en) {
        this.lv = lv;
        this.en = en;
    }

    public boolean electronic() {
        return this == REMOTE_ELECTRONIC;
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
