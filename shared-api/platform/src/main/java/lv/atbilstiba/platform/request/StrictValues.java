package lv.atbilstiba.platform.request;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Days;
import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.kernel.InvalidValue;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How values are read of paths, queries and headers: each in one form, in whatever language the
 * caller reads answers. The framework's own forms guess: a bare number is an instant, {@code 0x10}
 * an integer, {@code on} true, {@code 1-1-1-1-1} an id, and a day is read as the language writes
 * it.
 */
final class StrictValues {
    static final Instant EARLIEST = Days.EARLIEST.atStartOfDay().toInstant(ZoneOffset.UTC);
    static final Instant LATEST =
            Days.LATEST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

    private static final Codes CODES = new Codes();
    private static final Map<Class<?>, Function<String, ?>> FORMS =
            Map.ofEntries(
                    Map.entry(Instant.class, StrictValues::instant),
                    Map.entry(LocalDate.class, StrictValues::day),
                    Map.entry(UUID.class, StrictValues::id),
                    Map.entry(Boolean.class, StrictValues::bool),
                    Map.entry(boolean.class, StrictValues::bool),
                    Map.entry(Integer.class, StrictValues::integer),
                    Map.entry(int.class, StrictValues::integer),
                    Map.entry(Long.class, StrictValues::number),
                    Map.entry(long.class, StrictValues::number));

    private StrictValues() {}

    static void register(FormatterRegistry registry) {
        add(registry, Instant.class, StrictValues::instant);
        add(registry, LocalDate.class, StrictValues::day);
        add(registry, UUID.class, StrictValues::id);
        add(registry, Basis.class, text -> new Basis(Visible.kept(text, "basis")));
        registry.addConverterFactory(CODES);
    }

    /**
     * Whether a text is in the form of a type, as far as it is one of those that have one form. The
     * framework would guess again after a converter refused.
     */
    static boolean fits(Class<?> type, String text) {
        try {
            if (type.isEnum())
                return CODES.getConverter(type.asSubclass(Enum.class)).convert(text) != null;
            var reading = FORMS.get(type);
            return reading == null || reading.apply(text) != null;
        } catch (IllegalArgumentException | ArithmeticException no) {
            return false;
        }
    }

    /** ISO 8601 in UTC or with an offset, of a time that everything here can hold. */
    static Instant instant(String text) {
        try {
            var instant = Instant.parse(text);
            if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) throw no(text);
            return instant;
        } catch (DateTimeException e) {
            throw no(text);
        }
    }

    static LocalDate day(String text) {
        try {
            return Days.bounded(Days.parse(text), "day");
        } catch (DateTimeException | InvalidValue e) {
            throw no(text);
        }
    }

    private static UUID id(String text) {
        return Ids.of(text).orElseThrow(() -> no(text));
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw no(text);
        };
    }

    private static Integer integer(String text) {
        return Math.toIntExact(number(text));
    }

    private static Long number(String text) {
        if (!NUMBER.matcher(text).matches()) throw no(text);
        return Long.parseLong(text);
    }

    private static IllegalArgumentException no(String text) {
        return new IllegalArgumentException("not in its form: " + text);
    }

    private static <T> void add(
            FormatterRegistry registry, Class<T> type, Function<String, T> reading) {
        Converter<String, T> converter = reading::apply;
        registry.addConverter(String.class, type, converter);
    }

    /** Codes as they are written, no other case and no blanks. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static final class Codes implements ConverterFactory<String, Enum> {
        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> (T) Enum.valueOf(type, text);
        }
    }
}
