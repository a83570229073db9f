package lv.atbilstiba.standalone;

import org.jspecify.annotations.Nullable;

/**
 * Clients of the embedded authorization server, as README.md documents them. Their secrets are
 * public, so the server listens on this machine only unless it is told otherwise.
 *
 * @param id also the token's subject
 * @param role what the token's {@code roles} holds
 * @param institution registration number of the institution it acts for, made up like all of them
 */
record DemoClient(String id, String role, @Nullable String institution) {
    private static final String MINISTRY = "00000000101";
    private static final String AGENCY = "00000000102";
    private static final String MUNICIPALITY = "00000000103";
    private static final String NEWCOMER = "00000000104";

    static final DemoClient[] ALL = {
        new DemoClient("state-lead", "state-lead", null),
        new DemoClient("portfolio-manager", "portfolio-manager", AGENCY),
        new DemoClient("portfolio-manager-ministry", "portfolio-manager", MINISTRY),
        new DemoClient("portfolio-manager-municipality", "portfolio-manager", MUNICIPALITY),
        new DemoClient("portfolio-manager-newcomer", "portfolio-manager", NEWCOMER),
        new DemoClient("service-manager", "service-manager", AGENCY),
        new DemoClient("auditor", "auditor", null),
        new DemoClient("operations", "operations", null),
    };

    String secret() {
        return id + "-secret";
    }
}
