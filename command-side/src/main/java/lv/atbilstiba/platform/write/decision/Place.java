package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.eventstore.EventMetadata;

import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * An event's place among the facts of the register.
 *
 * @param position in the log; {@link #UNKNOWN} while the event is only about to be recorded
 * @param corrects the earlier fact in whose stead it stands, if it mends one
 */
public record Place(long position, @Nullable Correction corrects) {
    public static final long UNKNOWN = -1;

    public static Place of(Recorded<?> fact) {
        return new Place(fact.position(), fact.provenance().corrects());
    }

    public static Place of(MetaData metadata) {
        var position =
                metadata.get(EventMetadata.POSITION) instanceof Number number
                        ? number.longValue()
                        : UNKNOWN;
        return new Place(position, (Correction) metadata.get(EventMetadata.CORRECTS));
    }

    /** The position of the fact that the event mends; null if it mends none. */
    public @Nullable Long corrected() {
        return corrects == null ? null : corrects.position();
    }

    /** Whether the event mends an earlier one. */
    public boolean mends() {
        return corrects != null;
    }

    /** Whether the fact at this position stays as it is, because the event mends another one. */
    public boolean leaves(long fact) {
        return leaves(corrects, fact);
    }

    /** Whether a correction, if it is one, concerns another fact than the one at this position. */
    public static boolean leaves(@Nullable Correction corrects, long fact) {
        return corrects != null && fact != UNKNOWN && corrects.position() != fact;
    }
}
