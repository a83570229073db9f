package lv.atbilstiba.kernel;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A fact as the log holds it.
 *
 * @param position its place in the one order of the register: rising, with holes
 * @param recordedAt the database's clock when it was written
 */
public record Recorded<E>(long position, Instant recordedAt, E event, Provenance provenance) {
    public Recorded {
        Required.that(recordedAt, "recordedAt");
        Required.that(event, "event");
        Required.that(provenance, "provenance");
    }

    /** The position that this fact corrects, or null. */
    public @Nullable Long corrected() {
        return provenance.corrects() == null ? null : provenance.corrects().position();
    }
}
