package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Recorded;

import java.time.Instant;

/**
 * A decoded event and what it is about.
 *
 * @param subject the aggregate's identifier in the event store
 */
record Fact(String subject, Recorded<Object> recorded) {
    long position() {
        return recorded.position();
    }

    Instant recordedAt() {
        return recorded.recordedAt();
    }

    Class<?> type() {
        return recorded.event().getClass();
    }
}
