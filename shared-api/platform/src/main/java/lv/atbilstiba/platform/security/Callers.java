package lv.atbilstiba.platform.security;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.vault.Logins;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/** Makes a caller of a token. */
public final class Callers implements Converter<Jwt, AbstractAuthenticationToken> {
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9._:@/-]{1,100}");

    private final Logins logins;

    Callers(Logins logins) {
        this.logins = logins;
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

    @Override
    public AbstractAuthenticationToken convert(Jwt jwt) {
        return new CallerToken(jwt, callerOf(jwt));
    }

    private Caller callerOf(Jwt jwt) {
        var roles = EnumSet.noneOf(Role.class);
        if (jwt.getClaim("roles") instanceof List<?> claimed) {
            for (var claim : claimed) Role.ofClaim(String.valueOf(claim)).ifPresent(roles::add);
        }
        var client = clientOf(jwt);
        var subject = jwt.getSubject();
        var person = subject == null ? null : logins.personOf(subject).orElse(null);
        return new Caller(
                person == null ? "client-" + client : "person-" + person.value(),
                client,
                person,
                institutionOf(jwt),
                roles);
    }

    private static String clientOf(Jwt jwt) {
        for (var claim : List.of("azp", "client_id")) {
            if (jwt.getClaim(claim) instanceof String client && CLIENT.matcher(client).matches())
                return client;
        }
        // an issuer that names the client in neither claim: a client that acts for itself is both
        // the subject and the audience
        var subject = jwt.getSubject();
        return subject != null
                        && jwt.getAudience() != null
                        && jwt.getAudience().contains(subject)
                        && CLIENT.matcher(subject).matches()
                ? subject
                : "unnamed";
    }

    private static @Nullable InstitutionId institutionOf(Jwt jwt) {
        if (!(jwt.getClaim("institution") instanceof String number)) return null;
        try {
            return new InstitutionId(number);
        } catch (IllegalArgumentException notANumber) {
            return null;
        }
    }

    /** A token that has been turned into a caller. */
    static final class CallerToken extends AbstractAuthenticationToken {
        private static final long serialVersionUID = 1L;

        private final transient Jwt jwt;
        private final transient Caller caller;

        CallerToken(Jwt jwt, Caller caller) {
            super(
                    caller.roles().stream()
                            .map(role -> new SimpleGrantedAuthority("ROLE_" + role.claim()))
                            .toList());
            this.jwt = jwt;
            this.caller = caller;
            setAuthenticated(true);
        }

        Caller caller() {
            return caller;
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
