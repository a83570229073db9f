package lv.atbilstiba.platform.read;

import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Strong entity tags: each is made of the very bytes that are sent, so that two answers of one tag
 * are the same whatever went into them (RFC 9110, 8.8.1).
 */
@Component
public final class EntityTags {
    private static final int LENGTH = 12;

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    /** The tag of an answer with this body, without its quotation marks. */
    public String of(Object body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body));
            return HexFormat.of().formatHex(digest, 0, LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
