package lv.atbilstiba.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

class RememberedTokensTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Instant now = NOON;
    private final AtomicInteger checks = new AtomicInteger();
    private final RememberedTokens tokens =
            new RememberedTokens(
                    this::check,
                    Duration.ofSeconds(5),
                    () -> now,
                    () -> Duration.between(NOON, now).toNanos());

    private Jwt check(String text) {
        checks.incrementAndGet();
        if (text.startsWith("forged")) throw new BadJwtException("forged");
        return Jwt.withTokenValue(text)
                .header("alg", "RS256")
                .expiresAt(NOON.plusSeconds(60))
                .build();
    }

    @Test
    void a_token_is_checked_once_in_a_while() {
        var first = tokens.decode("a");
        now = NOON.plusMillis(4_999);
        assertThat(tokens.decode("a")).isSameAs(first);
        assertThat(checks).hasValue(1);
        now = NOON.plusSeconds(5);
        assertThat(tokens.decode("a")).isNotSameAs(first);
        assertThat(checks).hasValue(2);
    }

    @Test
    void another_token_is_another_token() {
        tokens.decode("a");
        tokens.decode("b");
        assertThat(checks).hasValue(2);
    }

    @Test
    void from_its_end_on_a_token_is_judged_anew() {
        now = NOON.plusSeconds(58);
        tokens.decode("a");
        now = NOON.plusSeconds(60);
        tokens.decode("a");
        assertThat(checks).hasValue(2);
    }

    @Test
    void a_token_that_was_refused_is_not_remembered() {
        for (var i = 0; i < 2; i++)
            assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(checks).hasValue(2);
    }
}
