package lv.atbilstiba.platform.read;

/** Tokens as the query side's tests know them: a role, and the institution it is for. */
final class TestIssuer {
    private TestIssuer() {}

    static String auditor() {
        return "auditor";
    }

    static String portfolioManagerOf(String institution) {
        return "portfolio-manager-of-" + institution;
    }
}
