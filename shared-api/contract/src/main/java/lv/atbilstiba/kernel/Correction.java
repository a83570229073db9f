package lv.atbilstiba.kernel;

/**
 * A mistake that a new fact mends.
 *
 * @param position the position of the fact that was wrong; it belongs to the same aggregate and is
 *     of the same kind
 * @param reason why it was wrong, at most 500 characters, no personal data
 */
public record Correction(long position, String reason) {
    public Correction {
        if (position < 0) throw new IllegalArgumentException("position is negative");
        reason = Words.of(reason, "reason", 500);
    }
}
