package lv.atbilstiba.platform.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses, before anything of it is converted, a request that says what its handler does not
 * understand: another type of content, a parameter that nobody reads, a body that nobody reads, a
 * value that no part of the register can hold, a value that says nothing. Nothing is passed over:
 * the default that would be taken instead may be one that cannot be taken back.
 */
final class WellFormed implements HandlerInterceptor {
    /** Headers that are no lists. */
    private static final List<String> ONE_LINE =
            List.of(
                    HttpHeaders.AUTHORIZATION,
                    HttpHeaders.CONTENT_TYPE,
                    "Accept-Datetime",
                    "X-Correlation-Id",
                    "Idempotency-Key",
                    "On-Behalf-Of",
                    "Wait-For-Position");

    private final Map<Method, Takes> known = new ConcurrentHashMap<>();

    /**
     * What a handler takes.
     *
     * @param parameters of the query
     * @param once those of them that have one value
     * @param content types of the body; none if it takes no body
     * @param given types of the answer; none if it does not say
     */
    private record Takes(
            Collection<String> parameters,
            Collection<String> once,
            Map<String, Class<?>> types,
            Map<String, Class<?>> variables,
            List<MediaType> content,
            List<MediaType> given) {
        static Takes of(HandlerMethod handler) {
            var parameters = new TreeSet<String>();
            var once = new TreeSet<String>();
            var types = new HashMap<String, Class<?>>();
            var variables = new HashMap<String, Class<?>>();
            var body = false;
            for (var parameter : handler.getMethodParameters()) {
                body |= parameter.hasParameterAnnotation(RequestBody.class);
                var asked = parameter.getParameterAnnotation(RequestParam.class);
                var composed = parameter.getParameterType().getAnnotation(AsksInQuery.class);
                if (asked != null) {
                    var name = nameOf(asked.name(), parameter);
                    parameters.add(name);
                    types.put(name, valueType(parameter));
                    if (!Collection.class.isAssignableFrom(parameter.getParameterType()))
                        once.add(name);
                }
                var variable = parameter.getParameterAnnotation(PathVariable.class);
                if (variable != null)
                    variables.put(nameOf(variable.name(), parameter), parameter.getParameterType());
                if (composed != null) {
                    parameters.addAll(List.of(composed.value()));
                    once.addAll(List.of(composed.value()));
                }
            }
            var mapping =
                    AnnotatedElementUtils.findMergedAnnotation(
                            handler.getMethod(), RequestMapping.class);
            var said = mapping == null ? new String[0] : mapping.consumes();
            var content =
                    said.length > 0
                            ? Arrays.stream(said).map(MediaType::parseMediaType).toList()
                            : body ? List.of(MediaType.APPLICATION_JSON) : List.<MediaType>of();
            var given = mapping == null ? new String[0] : mapping.produces();
            return new Takes(
                    parameters,
                    once,
                    types,
                    variables,
                    content,
                    Arrays.stream(given).map(MediaType::parseMediaType).toList());
        }

        private static Class<?> valueType(MethodParameter parameter) {
            return Collection.class.isAssignableFrom(parameter.getParameterType())
                    ? parameter.nested().getNestedParameterType()
                    : parameter.getParameterType();
        }

        private static String nameOf(String said, MethodParameter parameter) {
            return StringUtils.hasText(said)
                    ? said
                    : Objects.requireNonNull(
                            parameter.getParameter().getName(), "compiled with -parameters");
        }
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("lv.atbilstiba.")
                && !ErrorController.class.isAssignableFrom(method.getBeanType())) {
            var takes = known.computeIfAbsent(method.getMethod(), _ -> Takes.of(method));
            judgeHeaders(request);
            judgeAccept(request, takes);
            judgeBody(request, takes);
            judgeQuery(request, takes);
            judgePath(request, takes);
        }
        return true;
    }

    /** Of two values one would be passed over, and which one another reader may see otherwise. */
    private static void judgeHeaders(HttpServletRequest request) {
        for (var name : ONE_LINE) {
            var lines = request.getHeaders(name);
            if (!lines.hasMoreElements()) continue;
            lines.nextElement();
            if (lines.hasMoreElements())
                throw new ProblemException(
                        Problem.malformed("request/invalid-header")
                                .at("header:" + name, "more-than-once"));
        }
    }

    private static void judgeAccept(HttpServletRequest request, Takes takes) {
        if (takes.given().isEmpty()) return;
        var liked = Liked.by(request);
        if (takes.given().stream().allMatch(liked::refuses))
            throw ReadConditions.notAcceptable(takes.given().toArray(MediaType[]::new));
    }

    private static void judgePath(HttpServletRequest request, Takes takes) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> {
                var text = String.valueOf(value);
                if (Visible.of(text).isEmpty() || unspeakable(text))
                    throw sayingNothing("path:", String.valueOf(name), text);
                judge("path:" + name, takes.variables().get(String.valueOf(name)), text);
            });
        }
    }

    private static void judgeQuery(HttpServletRequest request, Takes takes) {
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!takes.parameters().contains(name)) {
                        throw new ProblemException(
                                Problem.malformed("request/unknown-parameter")
                                        .at(
                                                "query:" + shown(name),
                                                "unknown-parameter",
                                                List.copyOf(takes.parameters())));
                    }
                    if (values.length > 1 && takes.once().contains(name))
                        throw wrong("query:" + name, "more-than-once");
                    for (var value : values)
                        if (unspeakable(value) || Visible.of(value).isEmpty())
                            throw sayingNothing("query:", name, value);
                        else judge("query:" + name, takes.types().get(name), value);
                });
    }

    private static void judge(String where, @Nullable Class<?> type, String text) {
        if (type == null || StrictValues.fits(type, text)) return;
        throw new ProblemException(
                type.isEnum()
                        ? Problem.unknownCode(
                                where,
                                Arrays.stream(type.getEnumConstants())
                                        .map(Objects::toString)
                                        .toList())
                        : StrictValues.told(
                                Problem.malformed("request/invalid-parameter")
                                        .at(where, "invalid-value"),
                                type));
    }

    private static void judgeBody(HttpServletRequest request, Takes takes) {
        // of what may be left out, too: whoever reads it looks at its type first
        if (!hasBody(request) && (takes.content().isEmpty() || !isOfManyTypes(request))) return;
        if (takes.content().isEmpty() && saysNothing(request)) return;
        if (takes.content().isEmpty())
            throw new ProblemException(
                    Problem.malformed("request/body-not-expected").at("", "not-expected"));
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    unsupported()
                            .at("header:Content-Encoding", "unsupported", List.of("identity"))
                            .header(HttpHeaders.ACCEPT_ENCODING, "identity"));
        }
        var given = contentType(request.getContentType());
        if (given == null || takes.content().stream().noneMatch(it -> same(it, given))) {
            throw new ProblemException(
                    unsupported()
                            .at(
                                    "header:Content-Type",
                                    "unsupported",
                                    takes.content().stream().map(Objects::toString).toList()));
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length > 0
                || (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }

    private static boolean isOfManyTypes(HttpServletRequest request) {
        var said = request.getContentType();
        var given = said == null ? null : contentType(said);
        return given != null && !given.isConcrete();
    }

    /** {@code {}}, as many clients send to what takes nothing; never where something is deleted. */
    private static boolean saysNothing(HttpServletRequest request) {
        return !request.getMethod().equals("DELETE")
                && request.getContentLengthLong() >= 0
                && request.getContentLengthLong() <= 2;
    }

    /** What says nothing of itself counts as bytes (RFC 9110, 8.3). */
    private static @Nullable MediaType contentType(@Nullable String said) {
        if (said == null) return MediaType.APPLICATION_OCTET_STREAM;
        try {
            return MediaType.parseMediaType(said);
        } catch (InvalidMediaTypeException unreadable) {
            return null;
        }
    }

    private static boolean same(MediaType taken, MediaType given) {
        return taken.getType().equals(given.getType().toLowerCase(Locale.ROOT))
                && taken.getSubtype().equals(given.getSubtype().toLowerCase(Locale.ROOT))
                && (given.getCharset() == null
                        || given.getCharset().equals(StandardCharsets.UTF_8));
    }

    private static Problem unsupported() {
        return Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "request/unsupported-media-type");
    }

    /** What PostgreSQL cannot hold and nobody can read: controls, halves of characters. */
    private static boolean unspeakable(String text) {
        return text.codePoints()
                .anyMatch(c ->
                        (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static String shown(String name) {
        var printable = name.replaceAll("[^\\x21-\\x7E]", "?");
        return printable.substring(0, Math.min(printable.length(), 50));
    }

    private static ProblemException sayingNothing(String place, String name, String text) {
        var rule = unspeakable(text) ? "control-character" : "blank";
        return new ProblemException(
                Problem.malformed("request/invalid-parameter")
                        .at(place + name, "invalid-value")
                        .breaking(rule, Map.of("field", name)));
    }

    private static ProblemException wrong(String where, String code) {
        return new ProblemException(Problem.malformed("request/invalid-parameter").at(where, code));
    }
}
