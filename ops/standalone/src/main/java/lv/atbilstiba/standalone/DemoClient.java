package lv.atbilstiba.standalone;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Clients of the embedded authorization server, as README.md documents them. Their secrets are
 * public, so the server listens on this machine only, unless they are given others.
 *
 * @param subject the token's subject: of an institution's system, which acts for itself, its own
 *     name; of a person who comes through this client, her login at the issuer
 * @param role what the token's {@code roles} holds
 * @param institution registration number of the institution it acts for, made up like all of them
 */
record DemoClient(String id, String subject, String role, @Nullable String institution) {
    private static final String MINISTRY = "00000000101";
    private static final String AGENCY = "00000000102";
    private static final String MUNICIPALITY = "00000000103";
    private static final String NEWCOMER = "00000000104";

    static final DemoClient[] ALL = {
        itself("state-lead", "state-lead", null),
        itself("portfolio-manager", "portfolio-manager", AGENCY),
        itself("portfolio-manager-ministry", "portfolio-manager", MINISTRY),
        itself("portfolio-manager-municipality", "portfolio-manager", MUNICIPALITY),
        itself("portfolio-manager-newcomer", "portfolio-manager", NEWCOMER),
        itself("auditor", "auditor", null),
        itself("operations", "operations", null),
        person("service-manager", "service-manager", AGENCY),
        person("service-manager-newcomer", "service-manager", NEWCOMER),
        person("portfolio-manager-person", "portfolio-manager", MUNICIPALITY),
    };

    private static DemoClient itself(String id, String role, @Nullable String institution) {
        return new DemoClient(id, id, role, institution);
    }

    private static DemoClient person(String id, String role, @Nullable String institution) {
        var login = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.US_ASCII));
        return new DemoClient(id, login.toString(), role, institution);
    }

    String publicSecret() {
        return id + "-secret";
    }
}
