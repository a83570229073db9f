package lv.atbilstiba.platform.request;

import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Days;
import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.platform.problem.Problem;

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
    static final Instant LATEST = Days.LATEST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    /** Positions, sizes and ids, which are all counted from nothing. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    private static final Map<String, Object> BOUNDS =
            Map.of("earliest", Days.EARLIEST, "latest", Days.LATEST);

    private static final Codes CODES = new Codes();
    private static final Form BOOL = new Form(StrictValues::bool, "true-or-false");
    private static final Form INTEGER = new Form(StrictValues::integer, "whole-number");
    private static final Form NUMBER_FORM = new Form(StrictValues::number, "whole-number");
    private static final Map<Class<?>, Form> FORMS =
            Map.ofEntries(
                    Map.entry(Instant.class, new Form(StrictValues::instant, "instant")),
                    Map.entry(LocalDate.class, new Form(StrictValues::day, "iso-day")),
                    Map.entry(UUID.class, new Form(StrictValues::id, "id")),
                    Map.entry(Boolean.class, BOOL),
                    Map.entry(boolean.class, BOOL),
                    Map.entry(Integer.class, INTEGER),
                    Map.entry(int.class, INTEGER),
                    Map.entry(Long.class, NUMBER_FORM),
                    Map.entry(long.class, NUMBER_FORM));

    /**
     * The one form in which a type is written.
     *
     * @param rule what callers are told who wrote another
     */
    private record Form(Function<String, ?> reading, String rule) {}

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
            var form = FORMS.get(type);
            return form == null || form.reading().apply(text) != null;
        } catch (IllegalArgumentException | ArithmeticException no) {
            return false;
        }
    }

    /** The same problem, telling how a value of the type is written if that has one form. */
    static Problem told(Problem problem, Class<?> type) {
        var form = FORMS.get(type);
        return form == null ? problem : problem.breaking(form.rule(), BOUNDS);
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
