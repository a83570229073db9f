package lv.atbilstiba.platform.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A register that could not tell whose tokens to accept does not start. */
public final class TokensNotConfigured extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";

    private final String action;

    private TokensNotConfigured(String setting, String what, String action) {
        super(setting + " is not set: " + what);
        this.action = action;
    }

    static TokensNotConfigured noIssuer() {
        return new TokensNotConfigured(
                ISSUER,
                "nobody's tokens could be told from anybody else's"
                        + " (a jwk-set-uri alone says nothing about who issues)",
                "Set " + ISSUER + " to the issuer's address, as its tokens have it in 'iss'.");
    }

    static TokensNotConfigured noAudience() {
        return new TokensNotConfigured(
                AUDIENCES,
                "tokens that were made for other applications would be accepted here",
                "Set "
                        + AUDIENCES
                        + " to the register's name at the issuer, as its tokens have it in 'aud'.");
    }

    /** Says at start what to do, in place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<TokensNotConfigured> {
        @Override
        protected FailureAnalysis analyze(Throwable root, TokensNotConfigured cause) {
            return new FailureAnalysis(cause.getMessage(), cause.action, cause);
        }
    }
}
