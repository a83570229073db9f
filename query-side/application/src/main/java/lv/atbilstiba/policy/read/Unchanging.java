package lv.atbilstiba.policy.read;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Answers that change with a release only: they carry an entity tag of their content and may be
 * kept for an hour.
 */
final class Unchanging {
    private static final CacheControl AN_HOUR = CacheControl.maxAge(Duration.ofHours(1));

    private Unchanging() {}

    static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok()
                .cacheControl(AN_HOUR.cachePrivate())
                .eTag(tagOf(JsonMapper.shared().writeValueAsString(body)))
                .body(body);
    }

    private static String tagOf(String content) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
