package lv.atbilstiba.platform.problem;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request was not done, before it is put into words. Title and detail come from the bundles
 * {@code problems/<capability>.properties} (lv) and {@code problems/<capability>_en.properties},
 * keys {@code <kebab>.title} and {@code <kebab>.detail}, in which {@code {name}} stands for the
 * property of that name.
 *
 * @param type what stands after {@code /problems/}: {@code <capability>/<kebab>}; stable once
 *     released
 * @param properties what a caller can act on; values are what JSON can say of them
 * @param errors the fields that are wrong
 * @param headers further headers of the answer, such as Retry-After
 * @param hiding whether it hides something that is there from somebody who may not see it; the
 *     caller is not told, the security log is
 */
public record Problem(
        HttpStatus status,
        String type,
        Map<String, Object> properties,
        List<FieldError> errors,
        Map<String, String> headers,
        boolean hiding) {

    /** How much is repeated of what a caller sent. */
    private static final int MOST_REPEATED = 300;

    public Problem {
        var cut = new LinkedHashMap<>(properties);
        cut.replaceAll((_, value) -> value instanceof String text ? cut(text) : value);
        properties = Collections.unmodifiableMap(cut);
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    /**
     * A field that is wrong.
     *
     * @param pointer JSON pointer (RFC 6901) into the body, or {@code header:Name}, {@code
     *     query:name}, {@code path:name} for what is not in the body; its beginning if it is long
     * @param code what is wrong with it, kebab-case; its text is the key {@code error.<code>} of
     *     the bundle {@code problems/http}
     * @param allowed the values that would do, if they are few
     */
    public record FieldError(String pointer, String code, List<String> allowed) {
        public FieldError {
            pointer = cut(pointer);
            allowed = List.copyOf(allowed);
        }
    }

    /**
     * A property that is put into the caller's words.
     *
     * @param key of its text: {@code <capability>/<key in the bundle>}
     * @param values what stands in the text's places
     */
    public record Phrase(String key, Map<String, Object> values) {
        public Phrase {
            values = Map.copyOf(values);
        }
    }

    private static String cut(String text) {
        return Words.length(text) <= MOST_REPEATED
                ? text
                : Words.start(text, MOST_REPEATED - 1) + "…";
    }

    public static Problem of(HttpStatus status, String type) {
        return new Problem(status, type, Map.of(), List.of(), Map.of(), false);
    }

    /** 400: malformed, or a property that nobody knows. */
    public static Problem malformed(String type) {
        return of(HttpStatus.BAD_REQUEST, type);
    }

    /** 404. */
    public static Problem notFound(String type) {
        return of(HttpStatus.NOT_FOUND, type);
    }

    /**
     * 404, as for what does not exist: the caller may do this, but not with this object. Word for
     * word the answer for what is not there.
     */
    public static Problem outOfReach() {
        return new Problem(
                HttpStatus.NOT_FOUND, "request/not-found", Map.of(), List.of(), Map.of(), true);
    }

    /** 409: the state refuses. */
    public static Problem conflict(String type) {
        return of(HttpStatus.CONFLICT, type);
    }

    /** 422: well-formed, but breaks a rule that needs no state. */
    public static Problem unprocessable(String type) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, type);
    }

    /**
     * 422: no value of its type, with the rule that it breaks.
     *
     * @param pointer where it stood; if that is the whole body, the field that the rule names
     */
    public static Problem invalid(InvalidValue wrong, String pointer) {
        var field = wrong.values().get("field");
        return unprocessable("request/invalid-value")
                .breaking(wrong.rule().key(), wrong.values())
                .at(pointer.isEmpty() && field != null ? "/" + field : pointer, "invalid-value");
    }

    /**
     * 400: what a caller gave beside the body is no value of its type.
     *
     * @param pointer {@code header:Name}, {@code query:name} or {@code path:name}
     */
    public static Problem invalidParameter(InvalidValue wrong, String pointer) {
        return malformed("request/invalid-parameter")
                .at(pointer, "invalid-value")
                .breaking(wrong.rule().key(), wrong.values());
    }

    /** 400: a code that is none of those there are. */
    public static Problem unknownCode(String pointer, List<String> allowed) {
        return malformed("request/invalid-parameter").at(pointer, "unknown-code", allowed);
    }

    /** 503; the caller may come again after so many seconds. */
    public static Problem unavailable(String type, int retryAfterSeconds) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, type)
                .header("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** The same problem with something a caller can act on; null says nothing. */
    public Problem with(String name, @Nullable Object value) {
        if (value == null) return this;
        var more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new Problem(status, type, more, errors, headers, hiding);
    }

    /**
     * The same problem, telling the rule that was broken.
     *
     * @param rule its text is the key {@code rule.<rule>} of the bundle {@code problems/request}
     */
    public Problem breaking(String rule, Map<String, Object> values) {
        return with("rule", new Phrase("request/rule." + rule, values));
    }

    public Problem breaking(String rule) {
        return breaking(rule, Map.of());
    }

    /** The same problem, naming one more field that is wrong. */
    public Problem at(String pointer, String code) {
        return at(pointer, code, List.of());
    }

    public Problem at(String pointer, String code, List<String> allowed) {
        var more = new ArrayList<>(errors);
        more.add(new FieldError(pointer, code, allowed));
        return new Problem(status, type, properties, more, headers, hiding);
    }

    public Problem header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, type, properties, errors, more, hiding);
    }
}
