package lv.atbilstiba.platform.openapi;

import io.swagger.v3.oas.models.media.Schema;

import lv.atbilstiba.kernel.InvalidValue;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a record's constructor takes of one component, found by trying it: so the description cannot
 * say other bounds than the register has.
 *
 * @param longest the most characters of a text; null if any number
 * @param blank whether a text may be blank
 * @param least the least number; null if any
 * @param example a text in the form that is asked for; null if none is
 */
record Bounds(
        @Nullable Integer longest,
        boolean blank,
        @Nullable Integer least,
        @Nullable String example) {
    private static final Bounds NONE = new Bounds(null, true, null, null);
    private static final String TOO_LONG = "x".repeat(1_000_000);
    static final String NOT_BLANK = "\\S";

    /** Texts of which each value type takes one. */
    private static final List<String> TEXTS =
            List.of(
                    "x",
                    "lv",
                    "XX",
                    "90000000002",
                    "01930000-0000-7000-8000-000000000001",
                    "service-01930000-0000-7000-8000-000000000001",
                    "P1D",
                    "2026-03-01",
                    "1");

    static Bounds of(Class<?> type, RecordComponent component) {
        if (!type.getName().startsWith("lv.atbilstiba.")) return NONE;
        var raw = component.getType();
        if (raw == String.class || Collection.class.isAssignableFrom(raw) || isMap(raw)) {
            return texts(type, component);
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class)
            return new Bounds(null, true, least(type, component), null);
        return NONE;
    }

    void describe(Schema<?> schema) {
        if (longest != null && schema.getMaxLength() == null) schema.maxLength(longest);
        if (!blank && schema.getPattern() == null) schema.minLength(1).pattern(NOT_BLANK);
        if (example != null && schema.getExample() == null) schema.setExample(example);
        if (least != null && schema.getMinimum() == null) schema.minimum(BigDecimal.valueOf(least));
    }

    private static Bounds texts(Class<?> type, RecordComponent component) {
        var wrong = refused(type, component, holding(component, TOO_LONG));
        var longest =
                wrong != null && wrong.rule() == InvalidValue.Rule.TOO_LONG
                        ? (Integer) wrong.values().get("max")
                        : null;
        var empty = refused(type, component, holding(component, " "));
        var formless = refused(type, component, holding(component, "x"));
        var example =
                formless != null && formless.rule() == InvalidValue.Rule.NOT_LIKE
                        ? String.valueOf(formless.values().get("example"))
                        : null;
        return new Bounds(
                longest, empty == null || empty.rule() != InvalidValue.Rule.BLANK, null, example);
    }

    /** By the type itself, or by a command that is made of it. */
    private static @Nullable InvalidValue refused(
            Class<?> type, RecordComponent component, @Nullable Object given) {
        if (given == null) return null;
        var own = failure(type, component, given);
        if (own != null) return own;
        var commands = new ClassPathScanningCandidateComponentProvider(false);
        commands.addIncludeFilter(new AssignableTypeFilter(Record.class));
        var capability = type.getPackageName() + ".command";
        for (var found : commands.findCandidateComponents(capability)) {
            var command =
                    ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            for (var part : command.getRecordComponents()) {
                if (part.getType() != type) continue;
                try {
                    var wrong = failure(command, part, make(type, component, given));
                    if (wrong != null) return wrong;
                } catch (ReflectiveOperationException | IllegalArgumentException untried) {
                    continue;
                }
            }
        }
        return null;
    }

    private static @Nullable Integer least(Class<?> type, RecordComponent component) {
        var isLong = component.getType() == long.class || component.getType() == Long.class;
        for (var least : List.of(0, 1)) {
            var below = failure(type, component, isLong ? (Object) (least - 1L) : least - 1);
            if (below == null) continue;
            if (below.rule() == InvalidValue.Rule.NEGATIVE && least == 0) return 0;
            if (below.rule() == InvalidValue.Rule.NOT_POSITIVE && least == 1) return 1;
        }
        return null;
    }

    /** A component's value that is, or holds, a text; null if it cannot hold one. */
    private static @Nullable Object holding(RecordComponent component, String text) {
        if (component.getType() == String.class) return text;
        if (!(component.getGenericType() instanceof ParameterizedType generic)) return null;
        var arguments = generic.getActualTypeArguments();
        if (isMap(component.getType())) {
            if (arguments[1] != String.class) return null;
            var key = sample(arguments[0]);
            return key == null ? null : new TreeMap<>(Map.of(key, text));
        }
        if (arguments[0] != String.class) return null;
        return SortedSet.class.isAssignableFrom(component.getType())
                ? new TreeSet<>(List.of(text))
                : List.of(text);
    }

    private static @Nullable InvalidValue failure(
            Class<?> type, RecordComponent component, @Nullable Object given) {
        if (given == null) return null;
        try {
            make(type, component, given);
            return null;
        } catch (InvocationTargetException wrong) {
            return wrong.getCause() instanceof InvalidValue value ? value : null;
        } catch (ReflectiveOperationException | IllegalArgumentException untried) {
            return null; // of another kind of collection, which callers do not give
        }
    }

    private static Object make(
            Class<?> type, @Nullable RecordComponent other, @Nullable Object given)
            throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new ArrayList<@Nullable Object>();
        for (var i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values.add(
                    other != null && components[i].getName().equals(other.getName())
                            ? given
                            : isNullable(components[i])
                                    ? null
                                    : sample(components[i].getGenericType()));
        }
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values.toArray());
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Some value of a type; null if none is known. */
    private static @Nullable Object sample(Type generic) {
        var type = generic instanceof ParameterizedType of ? of.getRawType() : generic;
        if (!(type instanceof Class<?> raw)) return null;
        if (raw.isEnum()) return raw.getEnumConstants()[0];
        if (raw == String.class) return "x";
        if (raw == boolean.class || raw == Boolean.class) return false;
        if (raw == int.class || raw == Integer.class) return 1;
        if (raw == long.class || raw == Long.class) return 1L;
        if (raw == UUID.class) return new UUID(0x7000L, 1);
        if (raw == LocalDate.class) return LocalDate.of(2026, 3, 1);
        if (raw == Instant.class) return Instant.parse("2026-03-01T08:00:00Z");
        if (raw == Period.class) return Period.ofDays(1);
        if (raw == BigDecimal.class) return BigDecimal.ONE;
        if (raw == URI.class) return URI.create("https://example.lv");
        if (SortedSet.class.isAssignableFrom(raw)) return new TreeSet<>();
        if (SortedMap.class.isAssignableFrom(raw)) return new TreeMap<>();
        if (isMap(raw)) return Map.of();
        if (Collection.class.isAssignableFrom(raw)) return List.of();
        return raw.isRecord() ? record(raw) : null;
    }

    private static @Nullable Object record(Class<?> raw) {
        var components = raw.getRecordComponents();
        if (components.length == 1 && components[0].getType() == String.class) {
            for (var text : TEXTS) {
                try {
                    return make(raw, components[0], text);
                } catch (ReflectiveOperationException | IllegalArgumentException _) {
                    // not in this form
                }
            }
            return null;
        }
        try {
            return make(raw, null, null);
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            return null;
        }
    }

    private static boolean isMap(Class<?> raw) {
        return Map.class.isAssignableFrom(raw);
    }
}
