package lv.atbilstiba.platform.security;

/** Says that this process issues its tokens itself, and under which name. */
public interface OwnIssuer {
    /** What stands in the claim {@code iss}; asked for each token, once the process listens. */
    String address();

    /** Whether it is this process's own name, or was before a restart. */
    boolean is(String issuer);
}
