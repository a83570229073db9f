package lv.atbilstiba.platform.security;

import java.util.Arrays;
import java.util.Optional;

/** What a token says that its bearer is; the claim {@code roles}. */
public enum Role {
    STATE_LEAD("state-lead"),
    PORTFOLIO_MANAGER("portfolio-manager"),
    SERVICE_MANAGER("service-manager"),
    AUDITOR("auditor"),
    OPERATIONS("operations");

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    public String claim() {
        return claim;
    }

    static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim.equals(claim)).findFirst();
    }
}
