package lv.atbilstiba.compliance.rules;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A finding row as a table of them holds it.
 *
 * @param toPosition position of the event that superseded the row; null if none did
 */
public record HeldRow(FindingRow row, @Nullable Long toPosition) {
    /** Whether the register said so, as of a position and an instant. */
    public boolean holdsAt(long position, Instant instant) {
        return row.fromPosition() <= position
                && (toPosition == null || position < toPosition)
                && !row.validFrom().isAfter(instant)
                && (row.validUntil() == null || instant.isBefore(row.validUntil()));
    }
}
