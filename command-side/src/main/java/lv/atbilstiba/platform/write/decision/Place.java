package lv.atbilstiba.platform.write.decision;

/**
 * An event's place among the facts of its aggregate.
 *
 * @param sequence its number in the stream, from 0
 * @param mending which earlier fact it mends
 */
public record Place(long sequence, Mending mending) {
    /** Whether the event mends an earlier one. */
    public boolean mends() {
        return mending.any();
    }

    /** Whether the fact with this number stays as it is, because the event mends another one. */
    public boolean leaves(long fact) {
        return mending.leaves(fact);
    }
}
