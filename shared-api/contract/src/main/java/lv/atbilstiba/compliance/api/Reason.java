package lv.atbilstiba.compliance.api;

import com.fasterxml.jackson.annotation.JsonIgnore;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.policy.api.AccessibilityKind;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.Complexity;
import lv.atbilstiba.policy.api.CrossBorderMeasure;
import lv.atbilstiba.policy.api.ManagementRole;
import lv.atbilstiba.policy.api.Named;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.policy.api.SocialGroup;
import lv.atbilstiba.policy.api.Territory;
import lv.atbilstiba.service.api.DescriptionField;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a finding is as it is: a stable code, and what it speaks of by name.
 *
 * @param values codes of the policy, catalogue entries, days in ISO form, opaque ids; several are
 *     divided by commas. Never a name of a person
 */
public record Reason(ReasonCode code, SortedMap<String, String> values) implements Named {
    /** The values that are codes of the policy, and so have a Latvian and an English name. */
    private static final Map<String, Function<String, Named>> NAMED =
            Map.ofEntries(
                    Map.entry("attributes", ServiceAttribute::valueOf),
                    Map.entry("audiences", Audience::valueOf),
                    Map.entry("catalogues", CatalogueEntryId::of),
                    Map.entry("complexity", Complexity::valueOf),
                    Map.entry("fields", DescriptionField::valueOf),
                    Map.entry("groups", SocialGroup::valueOf),
                    Map.entry("kind", ServiceKind::valueOf),
                    Map.entry("kinds", AccessibilityKind::valueOf),
                    Map.entry("channels", MissingChannel::valueOf),
                    Map.entry("measures", CrossBorderMeasure::valueOf),
                    Map.entry("phases", Phase::valueOf),
                    Map.entry("post", ManagementRole::valueOf),
                    Map.entry("roles", ManagementRole::valueOf),
                    Map.entry("target", Reason::target));

    public Reason {
        values = Ordered.map(values);
        if (!code.valueNames().equals(values.keySet()))
            throw new IllegalArgumentException(
                    code.code() + " speaks of " + code.valueNames() + ", not " + values.keySet());
    }

    public static Reason of(ReasonCode code) {
        return new Reason(code, new TreeMap<>());
    }

    public static Reason of(ReasonCode code, String name, Object value) {
        return of(code, Map.of(name, value));
    }

    public static Reason of(ReasonCode code, Map<String, ?> values) {
        var texts = new TreeMap<String, String>();
        values.forEach((name, value) -> texts.put(name, text(value)));
        return new Reason(code, texts);
    }

    private static String text(Object value) {
        return switch (value) {
            case Collection<?> many ->
                    many.stream().map(Reason::text).collect(Collectors.joining(","));
            case Enum<?> one -> one.name();
            default -> value.toString();
        };
    }

    @JsonIgnore
    @Override
    public String lv() {
        return render(code.lv(), Named::lv);
    }

    @JsonIgnore
    @Override
    public String en() {
        return render(code.en(), Named::en);
    }

    /** All of Latvia, or a territory by its code and name. */
    private static Named target(String value) {
        for (var kind : Territory.values()) if (kind.name().equals(value)) return kind;
        return new Name(value);
    }

    /** What is called the same in both languages. */
    private record Name(String lv) implements Named {
        @Override
        public String en() {
            return lv;
        }
    }

    private String render(String template, Function<Named, String> language) {
        var text = template;
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", words(value, language));
        }
        return text;
    }

    private static String words(Map.Entry<String, String> value, Function<Named, String> language) {
        var named = NAMED.get(value.getKey());
        if (named == null || value.getValue().isEmpty())
            return value.getValue().replaceAll(",(?! )", ", ");
        return Arrays.stream(value.getValue().split(",", -1))
                .map(named)
                .map(language)
                .collect(Collectors.joining(", "));
    }
}
