package lv.atbilstiba.kernel;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Ids as texts have one form: 36 characters, hexadecimal digits of either case with dashes in their
 * places (RFC 9562). Java's own reading takes signs, missing zeros and any script's digits, too, so
 * that one thing would have many names.
 */
public final class Ids {
    private static final int LENGTH = 36;

    private Ids() {}

    /** The id that a text is; empty if it is none. */
    public static Optional<UUID> of(@Nullable String text) {
        return text != null && isOne(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /**
     * The id that a text is.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static UUID in(String text) {
        return of(text).orElseThrow(() -> new IllegalArgumentException("no id"));
    }

    private static boolean isOne(String text) {
        if (text.length() != LENGTH) return false;
        for (var i = 0; i < LENGTH; i++) {
            var character = text.charAt(i);
            var fits =
                    switch (i) {
                        case 8, 13, 18, 23 -> character == '-';
                        default -> HexFormat.isHexDigit(character);
                    };
            if (!fits) return false;
        }
        return true;
    }
}
