package lv.atbilstiba.policy.read;

import lv.atbilstiba.platform.read.EntityTags;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.time.Duration;

/** Answers that change with a release only, and may be kept for an hour. */
@Component
final class Unchanging {
    private static final CacheControl AN_HOUR = CacheControl.maxAge(Duration.ofHours(1));

    private final EntityTags tags;

    Unchanging(EntityTags tags) {
        this.tags = tags;
    }

    <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok()
                .cacheControl(AN_HOUR.cachePrivate())
                .eTag(tags.of(body))
                .body(body);
    }
}
