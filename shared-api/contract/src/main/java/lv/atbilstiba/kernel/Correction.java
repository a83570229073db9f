package lv.atbilstiba.kernel;

import java.util.Map;

/**
 * A mistake that a new fact mends.
 *
 * @param position the position of the fact that was wrong; it belongs to the same aggregate and is
 *     of the same kind
 * @param reason why it was wrong, at most 500 characters, no personal data
 */
public record Correction(long position, String reason) {
    public Correction {
        if (position < 0)
            throw new InvalidValue(InvalidValue.Rule.NEGATIVE, Map.of("field", "position"));
        reason = Words.of(reason, "reason", 500);
    }
}
