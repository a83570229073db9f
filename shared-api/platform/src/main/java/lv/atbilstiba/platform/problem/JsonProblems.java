package lv.atbilstiba.platform.problem;

import lv.atbilstiba.kernel.Days;
import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.service.api.Language;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

import java.net.URI;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is wrong with a body that could not be read, and where. */
final class JsonProblems {
    /** Rules of types that have one form. */
    private static final Map<Class<?>, String> WRITTEN =
            Map.of(
                    UUID.class, "id",
                    Period.class, "period",
                    URI.class, "address",
                    Language.class, "language");

    private static final Map<String, Object> DAYS =
            Map.of("earliest", Days.EARLIEST, "latest", Days.LATEST);

    private JsonProblems() {}

    static Problem of(JacksonException wrong) {
        var pointer = pointer(wrong);
        return switch (wrong) {
            case UnrecognizedPropertyException unknown ->
                    Problem.malformed("request/unknown-property")
                            .at(pointer, "unknown-property", names(unknown.getKnownPropertyIds()));
            case InvalidFormatException format -> ofFormat(format, pointer);
            case InvalidNullException missing ->
                    Problem.unprocessable("request/missing-value")
                            .at(
                                    missing.getPropertyName() == null
                                                    || pointer.endsWith(
                                                            "/"
                                                                    + missing.getPropertyName()
                                                                            .getSimpleName())
                                            ? pointer
                                            : pointer
                                                    + "/"
                                                    + missing.getPropertyName().getSimpleName(),
                                    "missing");
            case ValueInstantiationException refused -> refusedValue(refused, pointer);
            case MismatchedInputException mismatch -> mismatch(mismatch, pointer);
            case StreamReadException _ -> malformed(wrong, pointer);
            case DatabindException other when other.getCause() instanceof JacksonException inner ->
                    of(inner);
            case DatabindException other when other.getCause() instanceof InvalidValue own ->
                    Problem.invalid(own, pointer);
            default -> Problem.malformed("request/wrong-type").at(pointer, "wrong-type");
        };
    }

    private static Problem malformed(JacksonException wrong, String pointer) {
        var problem = Problem.malformed("request/malformed-json").at(pointer, "malformed-json");
        var place = wrong.getLocation();
        return place == null || place.getLineNr() < 1
                ? problem
                : problem.with("line", place.getLineNr()).with("column", place.getColumnNr());
    }

    private static Problem ofFormat(InvalidFormatException format, String pointer) {
        var target = format.getTargetType();
        if (target != null && target.isEnum()) {
            return Problem.unprocessable("request/unknown-code")
                    .at(pointer, "unknown-code", codes(target));
        }
        if (target != null && TemporalAccessor.class.isAssignableFrom(target)) {
            return Problem.unprocessable("request/invalid-value")
                    .at(pointer, "invalid-date")
                    .breaking(target == LocalDate.class ? "iso-day" : "instant", DAYS);
        }
        for (var cause = format.getCause(); cause != null; cause = cause.getCause())
            if (cause instanceof InvalidValue own) return Problem.invalid(own, pointer);
        var written = target == null ? null : WRITTEN.get(target);
        if (written != null)
            return Problem.unprocessable("request/invalid-value")
                    .at(pointer, "invalid-value")
                    .breaking(written);
        if (target == String.class)
            return Problem.malformed("request/wrong-type").at(pointer, "wrong-type");
        return Problem.unprocessable("request/invalid-value").at(pointer, "invalid-value");
    }

    private static Problem refusedValue(ValueInstantiationException refused, String pointer) {
        return refused.getCause() instanceof InvalidValue own
                ? Problem.invalid(own, pointer)
                : Problem.unprocessable("request/invalid-value").at(pointer, "invalid-value");
    }

    private static Problem mismatch(MismatchedInputException mismatch, String pointer) {
        var message = String.valueOf(mismatch.getOriginalMessage());
        if (message.startsWith("No content to map")) {
            return Problem.malformed("request/body-missing").at("", "missing");
        }
        if (message.startsWith("Missing required creator property")
                || message.startsWith("Cannot map `null` into type")) {
            return Problem.unprocessable("request/missing-value").at(pointer, "missing");
        }
        if (message.startsWith("Unexpected end-of-input") || message.startsWith("Trailing token")) {
            return malformed(mismatch, pointer);
        }
        return Problem.malformed("request/wrong-type").at(pointer, "wrong-type");
    }

    /** RFC 6901. */
    private static String pointer(JacksonException wrong) {
        var pointer = new StringBuilder();
        for (var step : wrong.getPath()) {
            pointer.append('/');
            if (step.getPropertyName() == null) pointer.append(step.getIndex());
            else pointer.append(step.getPropertyName().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static List<String> codes(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(code -> ((Enum<?>) code).name())
                .toList();
    }

    private static List<String> names(Collection<Object> known) {
        if (known == null) return List.of();
        var names = new ArrayList<String>();
        known.forEach(name -> names.add(String.valueOf(name)));
        names.sort(null);
        return names;
    }
}
