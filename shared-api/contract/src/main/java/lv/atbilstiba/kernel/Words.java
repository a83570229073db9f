package lv.atbilstiba.kernel;

/** Checks of the texts that value types are made of. */
public final class Words {
    private Words() {}

    /**
     * The text without surrounding blanks.
     *
     * @throws IllegalArgumentException if it is blank, longer than {@code max} characters, or holds
     *     a control character other than a line break or a tab
     */
    public static String of(String text, String what, int max) {
        var stripped = text.strip();
        if (stripped.isEmpty()) throw new IllegalArgumentException(what + " is blank");
        if (stripped.length() > max)
            throw new IllegalArgumentException(what + " is longer than " + max + " characters");
        if (stripped.chars()
                .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw new IllegalArgumentException(what + " holds a control character");
        }
        return stripped;
    }
}
