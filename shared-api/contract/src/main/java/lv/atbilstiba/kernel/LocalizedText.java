package lv.atbilstiba.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A text in Latvian, and in English where there is one.
 *
 * @param lv at most 500 characters
 * @param en at most 500 characters
 */
public record LocalizedText(String lv, @Nullable String en) {
    public LocalizedText {
        lv = Words.of(lv, "lv", 500);
        en = Words.orNull(en, "en", 500);
    }
}
