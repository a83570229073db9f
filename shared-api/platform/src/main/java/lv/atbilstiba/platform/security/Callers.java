package lv.atbilstiba.platform.security;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.vault.Login;
import lv.atbilstiba.platform.vault.Logins;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

import java.util.Optional;

/** Makes a caller of a token. */
public final class Callers implements Converter<Jwt, AbstractAuthenticationToken> {
    private static final SecurityContextRepository LEFT_WITH_THE_REQUEST =
            new RequestAttributeSecurityContextRepository();

    private final Logins logins;
    private final Claims claims;

    Callers(Logins logins, TokenProperties properties) {
        this.logins = logins;
        this.claims = new Claims(properties);
    }

    /** The caller of the request that this thread answers. */
    public static @Nullable Caller current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
                ? token.caller()
                : null;
    }

    /** The caller of a request; null for one without a token. */
    public static @Nullable Caller of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof CallerToken token ? token.caller() : current();
    }

    /**
     * Whether the request's token was accepted. Known once the filters that look at tokens have
     * looked, and behind them too: they leave it with the request.
     */
    public static boolean accepted(HttpServletRequest request) {
        var known = LEFT_WITH_THE_REQUEST.loadDeferredContext(request).get().getAuthentication();
        return known != null && known.isAuthenticated();
    }

    /** The login with which the person came whose request this thread answers. */
    public static Optional<Login> login() {
        return token().map(token -> token.login);
    }

    /** The staff member whose login it is, as the issuer of the token of this thread has it. */
    public static Optional<StaffId> vouchedForByTheIssuer() {
        return token().map(token -> token.claimed);
    }

    private static Optional<CallerToken> token() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
                ? Optional.of(token)
                : Optional.empty();
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt jwt) {
        return callerOf(jwt);
    }

    private CallerToken callerOf(Jwt jwt) {
        var client = claims.clientOf(jwt);
        if (client == null) throw new InvalidBearerTokenException("the token names no client");
        var institution = claims.institutionOf(jwt);
        var roles = claims.rolesOf(jwt);
        if (claims.isOfAMachine(jwt, client)) {
            var caller = new Caller("client-" + client, client, null, institution, roles);
            return new CallerToken(jwt, caller, null, null);
        }
        var subject = jwt.getSubject();
        if (subject == null) throw new InvalidBearerTokenException("the token names nobody");
        var login = logins.of(subject);
        var person = logins.personOf(login).orElse(null);
        var actor = person == null ? login.toString() : Provenance.actor(person);
        return new CallerToken(
                jwt,
                new Caller(actor, client, person, institution, roles),
                login,
                claims.personOf(jwt));
    }

    /** A token that has been turned into a caller. */
    static final class CallerToken extends AbstractAuthenticationToken {
        private static final long serialVersionUID = 1L;

        private final transient Jwt jwt;
        private final transient Caller caller;
        private final transient @Nullable Login login;
        private final transient @Nullable StaffId claimed;

        CallerToken(Jwt jwt, Caller caller, @Nullable Login login, @Nullable StaffId claimed) {
            super(
                    caller.roles().stream()
                            .map(role -> new SimpleGrantedAuthority("ROLE_" + role.claim()))
                            .toList());
            this.jwt = jwt;
            this.caller = caller;
            this.login = login;
            this.claimed = claimed;
            setAuthenticated(true);
        }

        Caller caller() {
            return caller;
        }

        /** As it was sent. */
        String token() {
            return jwt.getTokenValue();
        }

        @Override
        public Object getCredentials() {
            return jwt;
        }

        @Override
        public Object getPrincipal() {
            return caller;
        }

        /** The opaque actor: a login's subject gets into no log through the framework. */
        @Override
        public String getName() {
            return caller.actor();
        }
    }
}
