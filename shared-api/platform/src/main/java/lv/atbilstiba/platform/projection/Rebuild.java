package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A table set made anew from the log.
 *
 * @param tables the schema being filled; null before it exists
 * @param position how far it is
 * @param target the log's end when it began; it follows on from there until it is at the live one
 * @param cause why it failed
 */
record Rebuild(
        UUID id,
        String projection,
        int version,
        State state,
        @Nullable String tables,
        long position,
        long target,
        String requestedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String cause) {
    enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
