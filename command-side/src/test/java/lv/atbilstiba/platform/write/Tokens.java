package lv.atbilstiba.platform.write;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An issuer of tokens, in the test's own process. */
@TestConfiguration(proxyBeanMethods = false)
class Tokens {
    private static final RSAKey KEY = key();

    @Bean
    JwtDecoder testTokens() throws JOSEException {
        return NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
    }

    static String stateLead() {
        return of("state-lead", "state-lead", null);
    }

    static String portfolioManagerOf(String institution) {
        return of("portfolio-manager", "portfolio-" + institution, institution);
    }

    static String serviceManagerOf(String institution, String subject) {
        return of("service-manager", subject, institution);
    }

    static String of(String role, String subject, @Nullable String institution) {
        return of(KEY, role, subject, institution, Instant.now().plusSeconds(600));
    }

    static String expired() {
        return of(KEY, "state-lead", "late", null, Instant.now().minusSeconds(600));
    }

    static String ofAnotherIssuer() {
        return of(key(), "state-lead", "stranger", null, Instant.now().plusSeconds(600));
    }

    private static String of(
            RSAKey key, String role, String subject, @Nullable String institution, Instant until) {
        var token =
                new SignedJWT(
                        new JWSHeader(JWSAlgorithm.RS256),
                        new JWTClaimsSet.Builder()
                                .subject(subject)
                                .claim("azp", "test")
                                .claim("roles", List.of(role))
                                .claim("institution", institution)
                                .expirationTime(Date.from(until))
                                .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
