package lv.atbilstiba.audit.words;

import lv.atbilstiba.policy.api.Named;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The same said in Latvian and in English. */
public record Said(String lv, String en) {
    public static final Said NONE = new Said("nav", "none");

    /** What reads the same in both, such as a date or a code. */
    public static Said same(Object text) {
        return new Said(text.toString(), text.toString());
    }

    public static Said of(Named named) {
        return new Said(named.lv(), named.en());
    }

    public static Said yesNo(boolean yes) {
        return yes ? new Said("jā", "yes") : new Said("nē", "no");
    }

    /** All of them, in their order; {@link #NONE} if there are none. */
    public static Said list(Collection<? extends Named> items) {
        return items.isEmpty()
                ? NONE
                : new Said(joined(items, Named::lv), joined(items, Named::en));
    }

    private static <T> String joined(Collection<T> items, Function<T, String> words) {
        return items.stream().map(words).collect(Collectors.joining(", "));
    }

    public String in(Locale language) {
        return language.getLanguage().equals("en") ? en : lv;
    }
}
