package lv.atbilstiba.platform.write;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import lv.atbilstiba.platform.security.TokenDecoders;
import lv.atbilstiba.platform.security.TokenKeys;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An issuer of tokens, in the test's own process. */
@TestConfiguration(proxyBeanMethods = false)
class Tokens {
    private static final RSAKey KEY = key();
    private static final RSAKey STRANGER = key();

    @Bean
    TokenKeys testTokens() {
        return TokenDecoders.with(new ImmutableJWKSet<>(new JWKSet(List.of(KEY.toPublicJWK()))));
    }

    static final String ISSUER = "https://issuer.test";
    static final String AUDIENCE = "register-under-test";

    /** For how long after its end a token is still taken. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(60);

    /** The claim in which the issuer says which staff member somebody is, where it is read. */
    static final String STAFF = "staff_id";

    /** The portal through which persons come. */
    static final String PORTAL = "portal";

    static String stateLead() {
        return of("state-lead", "state-lead", null);
    }

    /** The system of an institution, which acts for itself. */
    static String portfolioManagerOf(String institution) {
        return of("portfolio-manager", "portfolio-" + institution, institution);
    }

    static String serviceManagerOf(String institution, String subject) {
        return person("service-manager", subject, institution);
    }

    /** A client that acts for itself. */
    static String of(String role, String client, @Nullable String institution) {
        return signed(KEY, header("at+jwt"), claims(role, client, client, institution).build());
    }

    /** A person who comes through the portal. */
    static String person(String role, String subject, @Nullable String institution) {
        return signed(KEY, header("at+jwt"), claims(role, PORTAL, subject, institution).build());
    }

    /** A person whose issuer knows which staff member she is. */
    static String knownToTheIssuer(String subject, String staff) {
        return signed(
                KEY,
                header("at+jwt"),
                claims("portfolio-manager", PORTAL, subject, null).claim(STAFF, staff).build());
    }

    static String expired() {
        return signed(
                KEY,
                header("at+jwt"),
                claims("state-lead", "late", "late", null)
                        .expirationTime(Date.from(Instant.now().minusSeconds(600)))
                        .build());
    }

    /** One that is taken for that long from now on. */
    static String takenFor(Duration left) {
        var ends = Instant.now().plus(left).minus(CLOCKS_APART);
        return signed(
                KEY,
                header("at+jwt"),
                claims("state-lead", "brief", "brief", null)
                        .expirationTime(Date.from(ends))
                        .build());
    }

    static String ofAnotherIssuer() {
        return signed(
                STRANGER,
                header("at+jwt"),
                claims("state-lead", "stranger", "stranger", null).build());
    }

    /** What any token of the test's issuer says; a test changes what it is about. */
    static JWTClaimsSet.Builder claims(
            String role, String client, String subject, @Nullable String institution) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("client_id", client)
                .claim("roles", List.of(role))
                .claim("institution", institution)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    /**
     * @param type null for none
     */
    static JWSHeader header(@Nullable String type) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256);
        if (type != null) header.type(new JOSEObjectType(type));
        return header.build();
    }

    static String signed(JWSHeader header, JWTClaimsSet claims) {
        return signed(KEY, header, claims);
    }

    private static String signed(RSAKey key, JWSHeader header, JWTClaimsSet claims) {
        var token = new SignedJWT(header, claims);
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
