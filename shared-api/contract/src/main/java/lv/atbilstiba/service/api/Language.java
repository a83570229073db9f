package lv.atbilstiba.service.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Required;

import java.util.Set;
import java.util.regex.Pattern;

/** An official language of the European Union, by its ISO 639-1 code, or another language. */
public record Language(@JsonValue String code) implements Comparable<Language> {
    private static final Pattern FORM = Pattern.compile("[a-z]{2}");

    public static final Language LATVIAN = new Language("lv");
    private static final Set<String> OFFICIAL =
            Set.of(
                    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu",
                    "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Language {
        Required.that(code, "code");

        if (!FORM.matcher(code).matches()) throw new InvalidValue(InvalidValue.Rule.LANGUAGE);
    }

    public boolean officialInTheUnion() {
        return OFFICIAL.contains(code);
    }

    @Override
    public int compareTo(Language other) {
        return code.compareTo(other.code);
    }
}
