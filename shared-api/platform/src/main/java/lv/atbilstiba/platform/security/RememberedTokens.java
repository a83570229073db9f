package lv.atbilstiba.platform.security;

import lv.atbilstiba.platform.memory.Remembered;

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
    private final Remembered<String, Jwt> known;

    RememberedTokens(
            TokenKeys decoder, Duration remembered, InstantSource clock, LongSupplier nanos) {
        this.decoder = decoder;
        this.clock = clock;
        this.known = Remembered.atMost(MOST, remembered, nanos::getAsLong);
    }

    Jwt decode(String text) {
        var remembered = known.get(text);
        if (remembered != null && holds(remembered)) return remembered;
        known.forget(text);
        return known.get(text, decoder::read);
    }

    private boolean holds(Jwt remembered) {
        var end = remembered.getExpiresAt();
        return end == null || clock.instant().isBefore(end);
    }

    /** Checks every token anew. */
    void forget() {
        known.forget();
    }
}
