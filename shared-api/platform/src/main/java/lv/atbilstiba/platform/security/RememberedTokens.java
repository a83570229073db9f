package lv.atbilstiba.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.security.oauth2.jwt.Jwt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Tokens that were checked a moment ago: checking a signature costs more than most requests, and a
 * client sends the same token again and again. Remembered by the whole text of the token, only once
 * it was found valid, for a few seconds and never beyond its end. Whose login is whose, and who may
 * do what, is asked for each request as before.
 */
final class RememberedTokens {
    private static final int MOST = 10_000;

    private final TokenKeys decoder;
    private final InstantSource clock;
    private final Cache<String, Jwt> known;

    RememberedTokens(
            TokenKeys decoder, Duration remembered, InstantSource clock, LongSupplier nanos) {
        this.decoder = decoder;
        this.clock = clock;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(remembered)
                        .ticker(nanos::getAsLong)
                        .executor(Runnable::run)
                        .build();
    }

    Jwt decode(String text) {
        var remembered = known.getIfPresent(text);
        if (remembered != null && holds(remembered)) return remembered;
        var token = decoder.read(text);
        known.put(text, token);
        return token;
    }

    private boolean holds(Jwt remembered) {
        var end = remembered.getExpiresAt();
        return end == null || clock.instant().isBefore(end);
    }

    /** Checks every token anew. */
    void forget() {
        known.invalidateAll();
    }
}
