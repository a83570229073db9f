package lv.atbilstiba.platform.request;

import lv.atbilstiba.kernel.InvalidValue;

import java.util.Map;
import java.util.Set;

/** What a person sees of a text. */
public final class Visible {
    /** Letters and signs by their category that show nothing: fillers, a blank of Braille. */
    private static final Set<Integer> BLANKS =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

    private Visible() {}

    /** The text without what cannot be seen at its ends; empty if nothing of it can be seen. */
    public static String of(String text) {
        int from = 0;
        while (from < text.length() && !isVisible(text.codePointAt(from)))
            from += Character.charCount(text.codePointAt(from));
        int to = text.length();
        while (to > from && !isVisible(text.codePointBefore(to)))
            to -= Character.charCount(text.codePointBefore(to));
        return text.substring(from, to);
    }

    /**
     * A text of a caller's as it is kept: without what cannot be seen at its ends.
     *
     * @param what the field's name, as callers know it
     * @throws InvalidValue if it turns, and so reads otherwise than it is written
     */
    public static String kept(String text, String what) {
        if (text.codePoints().anyMatch(Visible::turnsText))
            throw new InvalidValue(InvalidValue.Rule.CONTROL_CHARACTER, Map.of("field", what));
        return of(text);
    }

    /**
     * Requires that something can be seen of a text, and that it does not turn.
     *
     * @throws InvalidValue if it is not so
     */
    public static void require(String text, String what) {
        if (kept(text, what).isEmpty() && !text.isEmpty())
            throw new InvalidValue(InvalidValue.Rule.BLANK, Map.of("field", what));
    }

    /** Whether text runs another way from here on than its letters do. */
    public static boolean turnsText(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static boolean isVisible(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && !Character.isSpaceChar(codePoint)
                && Character.getType(codePoint) != Character.FORMAT
                && !BLANKS.contains(codePoint)
                && !(codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                && !(codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }
}
