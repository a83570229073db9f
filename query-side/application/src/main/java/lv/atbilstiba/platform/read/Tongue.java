package lv.atbilstiba.platform.read;

import lv.atbilstiba.platform.problem.Requests;
import lv.atbilstiba.policy.api.Named;

import org.jspecify.annotations.Nullable;

/** The language in which texts are said: Latvian, unless English is preferred. */
public enum Tongue {
    LV,
    EN;

    /**
     * @param acceptLanguage the header of that name
     */
    public static Tongue of(@Nullable String acceptLanguage) {
        return Requests.language(acceptLanguage).equals(Requests.LATVIAN) ? LV : EN;
    }

    public String say(Named named) {
        return this == EN ? named.en() : named.lv();
    }
}
