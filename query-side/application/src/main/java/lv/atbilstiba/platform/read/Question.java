package lv.atbilstiba.platform.read;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.kernel.Ids;

import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a request asks for, as it was understood: the operation's path with its variables, and its
 * parameters, each value in its one form, however the caller wrote it. What is long comes last and
 * is cut first, so that no text of the caller's covers what was looked at.
 */
final class Question {
    private static final Pattern VARIABLE = Pattern.compile("/?\\{\\*?(\\w+)[^}]*}");

    /** Longer than any id, subject or instant. */
    private static final int LONGEST = 64;

    private Question() {}

    /**
     * @param request one for which the router has chosen
     */
    static String of(HttpServletRequest request) {
        var parameters = parameters(request);
        return path(request) + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    private static String path(HttpServletRequest request) {
        var pattern =
                Objects.requireNonNull(
                        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        var variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                                instanceof Map<?, ?> map
                        ? map
                        : Map.of();
        return VARIABLE.matcher(pattern.toString())
                .replaceAll(
                        found -> Matcher.quoteReplacement("/" + value(found.group(1), variables)));
    }

    private static String value(String variable, Map<?, ?> variables) {
        var text = String.valueOf(variables.get(variable));
        // the variable of all that is left of a path begins with its slash
        var plain = text.startsWith("/") ? text.substring(1) : text;
        return cut(UriUtils.encodePath(form(plain), StandardCharsets.UTF_8));
    }

    private static String parameters(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .flatMap(one ->
                        Arrays.stream(one.getValue())
                                .map(form -> one.getKey() + "=" + parameter(form)))
                .sorted(Comparator.<String>comparingInt(String::length))
                .collect(Collectors.joining("&"));
    }

    private static String parameter(String text) {
        return cut(UriUtils.encodeQueryParam(form(text), StandardCharsets.UTF_8));
    }

    /** The one form of a value, if it is one of those that could be written in several. */
    private static String form(String text) {
        return Ids.of(text)
                .map(UUID::toString)
                .or(() -> Subjects.of(text))
                .or(() -> instant(text))
                .orElse(text);
    }

    private static Optional<String> instant(String text) {
        try {
            return Optional.of(Instant.parse(text).toString());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
