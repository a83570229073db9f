package lv.atbilstiba.kernel;

import java.util.HashMap;
import java.util.Map;

/**
 * Where facts stand: each correction in the place of the fact that it mends, whichever of those
 * that stood there it names. For whoever takes facts in one by one; who has all of them asks {@link
 * Standing}.
 */
public final class Places {
    /** Of corrections only: of what mends nothing the place is its own position. */
    private final Map<Long, Long> ofCorrections = new HashMap<>();

    /**
     * Takes the next fact in, in the order of the log.
     *
     * @return the position of the fact that stood first in its place
     */
    public long take(Recorded<?> fact) {
        var corrected = fact.corrected();
        if (corrected == null) return fact.position();
        long place = of(corrected);
        ofCorrections.put(fact.position(), place);
        return place;
    }

    /** The place of a fact that was taken in. */
    public long of(long position) {
        return ofCorrections.getOrDefault(position, position);
    }
}
