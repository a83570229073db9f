package lv.atbilstiba.kernel;

import static lv.atbilstiba.kernel.InvalidValue.Rule.BLANK;
import static lv.atbilstiba.kernel.InvalidValue.Rule.CONTROL_CHARACTER;
import static lv.atbilstiba.kernel.InvalidValue.Rule.HALF_A_CHARACTER;
import static lv.atbilstiba.kernel.InvalidValue.Rule.TOO_LONG;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Checks of the texts that value types are made of. */
public final class Words {
    private Words() {}

    /**
     * The text without surrounding blanks.
     *
     * @param what the field's name, as callers know it
     * @throws InvalidValue if it is blank, longer than {@code max} characters, holds a control
     *     character other than a line break or a tab, or half of a character that takes two chars
     */
    public static String of(String text, String what, int max) {
        Required.that(text, what);
        var stripped = text.strip();
        if (stripped.isEmpty()) throw new InvalidValue(BLANK, Map.of("field", what));
        if (length(stripped) > max)
            throw new InvalidValue(TOO_LONG, Map.of("field", what, "max", max));
        if (stripped.chars()
                .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw new InvalidValue(CONTROL_CHARACTER, Map.of("field", what));
        }
        if (stripped.codePoints().anyMatch(Words::isHalf))
            throw new InvalidValue(HALF_A_CHARACTER, Map.of("field", what));
        return stripped;
    }

    /** How many characters it has; one that takes two chars is one, as JSON Schema counts. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** As much of a text as that many characters are. */
    public static String start(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** As {@link #of}, for a text that need not be there. */
    public static @Nullable String orNull(@Nullable String text, String what, int max) {
        return text == null ? null : of(text, what, max);
    }

    /** Java allows it in a text; UTF-8, and so the history, does not. */
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
