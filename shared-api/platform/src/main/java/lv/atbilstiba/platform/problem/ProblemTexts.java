package lv.atbilstiba.platform.problem;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.Named;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of problems, from every {@code problems/<capability>[_en].properties} on the class
 * path. In them {@code {name}} is the place of a property, and what stands in {@code [brackets]} is
 * left out if one of its places has none.
 */
public final class ProblemTexts {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^]]*)]");

    private final Map<String, String> lv = new HashMap<>();
    private final Map<String, String> en = new HashMap<>();

    ProblemTexts() {
        try {
            var files =
                    new PathMatchingResourcePatternResolver(ProblemTexts.class.getClassLoader())
                            .getResources("classpath*:problems/*.properties");
            for (var file : files) {
                var name = String.valueOf(file.getFilename()).replace(".properties", "");
                var english = name.endsWith("_en");
                var capability = english ? name.substring(0, name.length() - 3) : name;
                var texts = new Properties();
                try (var reader =
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
                texts.forEach((key, text) ->
                        (english ? en : lv).put(capability + "/" + key, text.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A few words; the type's own if nobody wrote any. */
    String title(String type, Map<String, Object> properties, Locale language) {
        var text = text(type + ".title", properties, language);
        return text == null ? type.substring(type.indexOf('/') + 1).replace('-', ' ') : text;
    }

    @Nullable String detail(String type, Map<String, Object> properties, Locale language) {
        return text(type + ".detail", properties, language);
    }

    @Nullable String error(String code, Locale language) {
        return text("request/error." + code, Map.of(), language);
    }

    String say(Problem.Phrase phrase, Locale language) {
        var text = text(phrase.key(), phrase.values(), language);
        return text == null ? phrase.key() : text;
    }

    /** All types that have words in a language, for those who check that none is missing. */
    public SortedSet<String> types(Locale language) {
        var types = new TreeSet<String>();
        for (var key : of(language).keySet()) {
            if (key.endsWith(".title")) types.add(key.substring(0, key.length() - 6));
        }
        return types;
    }

    private Map<String, String> of(Locale language) {
        return language.equals(Locale.ENGLISH) ? en : lv;
    }

    private @Nullable String text(String key, Map<String, Object> properties, Locale language) {
        var text = of(language).get(key);
        if (text == null) text = lv.getOrDefault(key, en.get(key));
        if (text == null) return null;
        var told =
                OPTIONAL.matcher(text)
                        .replaceAll(part ->
                                Matcher.quoteReplacement(
                                        complete(part.group(1), properties) ? part.group(1) : ""));
        if (told.isBlank()) return null;
        return PLACE.matcher(told)
                .replaceAll(place ->
                        Matcher.quoteReplacement(
                                told(properties.getOrDefault(place.group(1), "…"), language)));
    }

    private static boolean complete(String part, Map<String, Object> properties) {
        return PLACE.matcher(part)
                .results()
                .allMatch(place -> properties.containsKey(place.group(1)));
    }

    /** A property as people say it: codes by their names, ids without their kind. */
    private String told(Object value, Locale language) {
        return switch (value) {
            case Named named -> language.equals(Locale.ENGLISH) ? named.en() : named.lv();
            case Problem.Phrase phrase -> say(phrase, language);
            case InstitutionId institution -> institution.registrationNumber();
            case StaffId person -> person.value().toString();
            case ServiceId service -> service.value().toString();
            case Collection<?> items ->
                    items.stream().map(it -> told(it, language)).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
