package lv.atbilstiba.platform.read;

import lv.atbilstiba.platform.security.TokenKeys;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.Jwt;

import java.time.Instant;
import java.util.List;

/** Tokens of tests: {@code <role>}, or {@code <role>-of-<registration number>}. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {
    static final String AUDITOR = "auditor";
    private static final String ISSUER = "https://issuer.test";
    private static final String AUDIENCE = "register-under-test";

    static String portfolioManagerOf(String institution) {
        return "portfolio-manager-of-" + institution;
    }

    @Bean
    TokenKeys testTokenDecoder() {
        return token -> {
            var parts = token.split("-of-", -1);
            var jwt =
                    Jwt.withTokenValue(token)
                            .header("alg", "none")
                            .header("typ", "at+jwt")
                            .issuer(ISSUER)
                            .audience(List.of(AUDIENCE))
                            .subject("test")
                            .claim("azp", "test")
                            .claim("roles", List.of(parts[0]))
                            .expiresAt(Instant.MAX.minusSeconds(1_000_000));
            if (parts.length > 1) jwt.claim("institution", parts[1]);
            return jwt.build();
        };
    }
}
