package lv.atbilstiba.platform.security;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tokens that were checked a moment ago: checking a signature costs more than most requests, and a
 * client sends the same token again and again. Remembered by the whole text of the token, only once
 * it was found valid, for a few seconds and never beyond its end. Whose login is whose, and who may
 * do what, is asked for each request as before.
 */
final class RememberedTokens implements JwtDecoder {
    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final long patience;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Jwt token, long since) {}

    RememberedTokens(
            JwtDecoder decoder, Duration remembered, InstantSource clock, LongSupplier nanos) {
        this.decoder = decoder;
        this.patience = remembered.toNanos();
        this.clock = clock;
        this.nanos = nanos;
    }

    @Override
    public Jwt decode(String text) {
        var now = nanos.getAsLong();
        var remembered = known.get(text);
        if (remembered != null && holds(remembered, now)) return remembered.token();
        known.remove(text);
        var token = decoder.decode(text);
        if (known.size() >= MOST) known.clear();
        known.put(text, new Known(token, now));
        return token;
    }

    private boolean holds(Known remembered, long now) {
        var end = remembered.token().getExpiresAt();
        return now - remembered.since() < patience
                && (end == null || clock.instant().isBefore(end));
    }
}
