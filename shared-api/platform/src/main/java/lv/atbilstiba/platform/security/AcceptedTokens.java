package lv.atbilstiba.platform.security;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which tokens are accepted: those of the one issuer, made for this register, of the right type,
 * and meant to give access. A signature alone says only who made a token, not what for.
 */
final class AcceptedTokens implements OAuth2TokenValidator<Jwt> {
    /** Claims that only an ID token has: it says who logged in, and is for the client's eyes. */
    private static final List<String> OF_ID_TOKENS = List.of("nonce", "at_hash", "c_hash");

    private final Predicate<String> issuer;
    private final Set<String> audiences;
    private final Set<String> types;
    private final Claims claims;
    private final JwtTimestampValidator time = new JwtTimestampValidator();

    /** Why a token is refused, in a word for the security log. */
    enum Because {
        EXPIRED,
        ISSUER,
        AUDIENCE,
        TYPE,
        ID_TOKEN,
        CLIENT_NAME,
        SUBJECT,
        SIGNATURE_OR_FORM,
        NO_TOKEN;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        OAuth2Error error() {
            return new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, word(), null);
        }
    }

    AcceptedTokens(Predicate<String> issuer, Set<String> audiences, TokenProperties properties) {
        this.issuer = issuer;
        this.audiences = Set.copyOf(audiences);
        this.types =
                properties.type().equalsIgnoreCase(TokenProperties.AT_JWT)
                        ? Set.of("at+jwt", "application/at+jwt")
                        : Set.of("at+jwt", "application/at+jwt", "jwt");
        this.claims = new Claims(properties);
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (token.getExpiresAt() == null || time.validate(token).hasErrors())
            return refused(Because.EXPIRED);
        var from = token.getClaimAsString("iss");
        if (from == null || !issuer.test(from)) return refused(Because.ISSUER);
        if (!(token.getHeaders().get("typ") instanceof String type)
                || !types.contains(type.toLowerCase(Locale.ROOT))) return refused(Because.TYPE);
        var client = claims.clientOf(token);
        if (client == null) return refused(Because.CLIENT_NAME);
        var intended = token.getAudience();
        if (token.getSubject() == null || token.getSubject().isBlank())
            return refused(Because.SUBJECT);
        if (OF_ID_TOKENS.stream().anyMatch(token::hasClaim)
                || (intended != null && intended.equals(List.of(client))))
            return refused(Because.ID_TOKEN);
        if (intended == null || intended.stream().noneMatch(audiences::contains))
            return refused(Because.AUDIENCE);
        return OAuth2TokenValidatorResult.success();
    }

    /**
     * The token itself.
     *
     * @throws JwtValidationException if it is not accepted
     */
    Jwt judged(Jwt token) {
        var result = validate(token);
        if (!result.hasErrors()) return token;
        throw new JwtValidationException("the token is not accepted", result.getErrors());
    }

    private static OAuth2TokenValidatorResult refused(Because why) {
        return OAuth2TokenValidatorResult.failure(why.error());
    }
}
