package lv.atbilstiba.platform.request;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.nio.charset.StandardCharsets;

/**
 * The path of a request as the router reads it: segment by segment, each decoded. Whatever decides
 * by the path decides by this one, so that {@code /%61pi} is judged as {@code /api}.
 */
public final class RequestPath {
    private RequestPath() {}

    public static PathContainer of(HttpServletRequest request) {
        return PathContainer.parsePath(
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    public static PathPattern pattern(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }

    /** The one form of all paths that the router takes for the same. */
    public static String canonical(HttpServletRequest request) {
        var text = new StringBuilder();
        for (var element : of(request).elements()) {
            text.append(
                    element instanceof PathContainer.PathSegment segment
                            ? UriUtils.encodePathSegment(
                                    segment.valueToMatch(), StandardCharsets.UTF_8)
                            : element.value());
        }
        return text.toString();
    }
}
