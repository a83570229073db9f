package lv.atbilstiba.platform.security;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Reads tokens whose signature is right; what they say is judged elsewhere. A process that has the
 * keys itself brings a bean of its own; else the issuer's are asked for.
 */
@FunctionalInterface
public interface TokenKeys {
    /**
     * @throws JwtException if it is no token, or none that was signed with these keys
     */
    Jwt read(String token);
}
