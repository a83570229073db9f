package lv.atbilstiba.platform.read;

import lv.atbilstiba.policy.api.Named;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** The language in which texts are said: Latvian, unless English is preferred. */
public enum Tongue {
    LV,
    EN;

    /**
     * @param acceptLanguage the header of that name
     */
    public static Tongue of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) return LV;
        try {
            var wanted = Locale.LanguageRange.parse(acceptLanguage);
            var best = Locale.lookupTag(wanted, List.of("lv", "en"));
            return "en".equals(best) ? EN : LV;
        } catch (IllegalArgumentException e) {
            return LV;
        }
    }

    public String say(Named named) {
        return this == EN ? named.en() : named.lv();
    }
}
