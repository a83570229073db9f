package lv.atbilstiba.platform.security;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.JwtException;

/** Judges the caller of a request that has gone on for a while by what holds now. */
public final class CallersAgain {
    private final Callers callers;
    private final RememberedTokens tokens;

    CallersAgain(Callers callers, RememberedTokens tokens) {
        this.callers = callers;
        this.tokens = tokens;
    }

    /**
     * The token is read anew, and so are its login and its roles. From here on the thread acts for
     * this caller.
     *
     * @throws ProblemException 401 if the token no longer holds
     */
    public Caller of(HttpServletRequest request) {
        if (!(request.getUserPrincipal() instanceof Callers.CallerToken token))
            throw unauthenticated();
        try {
            var now = callers.convert(tokens.decode(token.token()));
            if (!(now instanceof Callers.CallerToken again)) throw unauthenticated();
            SecurityContextHolder.setContext(new SecurityContextImpl(again));
            return again.caller();
        } catch (JwtException | AuthenticationException e) {
            throw unauthenticated();
        }
    }

    private static ProblemException unauthenticated() {
        return new ProblemException(
                Problem.of(HttpStatus.UNAUTHORIZED, "request/unauthenticated")
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
    }
}
