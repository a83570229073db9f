package lv.atbilstiba.platform.write.decision;

import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Which earlier fact of the same aggregate a command or an event mends.
 *
 * @param any whether it mends one at all
 * @param sequence the fact's number in the aggregate's stream; null if it is not known, which
 *     stands for the newest of its kind
 */
public record Mending(boolean any, @Nullable Long sequence) {
    /** The key of the mended fact's number, in the metadata of a command and of its events. */
    public static final String SEQUENCE = "correctsSequence";

    /** The key of the correction itself. */
    private static final String CORRECTION = "corrects";

    public static final Mending NOTHING = new Mending(false, null);

    static Mending of(MetaData metadata) {
        // JSON does not keep the width of a number
        if (metadata.get(SEQUENCE) instanceof Number number)
            return new Mending(true, number.longValue());
        return metadata.get(CORRECTION) == null ? NOTHING : new Mending(true, null);
    }

    /** Whether it is another fact than this one that is mended, so that this one stays. */
    public boolean leaves(long fact) {
        return sequence != null && sequence != fact;
    }
}
