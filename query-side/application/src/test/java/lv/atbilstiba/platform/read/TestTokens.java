package lv.atbilstiba.platform.read;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.time.Instant;
import java.util.List;

/** Tokens of tests: {@code <role>}, or {@code <role>-of-<registration number>}. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {
    static final String AUDITOR = "auditor";

    static String portfolioManagerOf(String institution) {
        return "portfolio-manager-of-" + institution;
    }

    @Bean
    JwtDecoder testTokenDecoder() {
        return token -> {
            var parts = token.split("-of-", -1);
            var jwt =
                    Jwt.withTokenValue(token)
                            .header("alg", "none")
                            .subject("somebody")
                            .claim("azp", "test")
                            .claim("roles", List.of(parts[0]))
                            .expiresAt(Instant.MAX.minusSeconds(1_000_000));
            if (parts.length > 1) jwt.claim("institution", parts[1]);
            return jwt.build();
        };
    }
}
