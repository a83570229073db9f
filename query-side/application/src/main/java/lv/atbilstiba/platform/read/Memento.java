package lv.atbilstiba.platform.read;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * Says of an answer that it speaks of the past, in the words of RFC 7089. Every read is an original
 * resource that is its own TimeGate; its mementos have an address of their own, with {@code asOf},
 * and are given at once (pattern 1.2: a status of 200 and the address in {@code Content-Location}).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7089">RFC 7089</a>
 */
@ControllerAdvice
final class Memento implements ResponseBodyAdvice<Object> {
    static final String ACCEPT_DATETIME = "Accept-Datetime";
    static final String MEMENTO_DATETIME = "Memento-Datetime";

    /** RFC 1123 with two digits of the day, always in GMT. */
    static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    @Override
    public boolean supports(
            MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return Arrays.asList(returned.getExecutable().getParameterTypes()).contains(Asked.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest given,
            ServerHttpResponse response) {
        if (given instanceof ServletServerHttpRequest servlet
                && servlet.getServletRequest().getAttribute(Memento.class.getName())
                        instanceof AsOf past) {
            var request = servlet.getServletRequest();
            var headers = response.getHeaders();
            headers.set(MEMENTO_DATETIME, DATE.format(past.instant()));
            if (!namesItsPoint(request)) {
                var address =
                        OwnAddress.of(request).with(AskedArgument.AS_OF, past.instant().toString());
                headers.set(HttpHeaders.CONTENT_LOCATION, address.toString());
                headers.add(
                        HttpHeaders.LINK,
                        "<%s>; rel=\"memento\"; datetime=\"%s\""
                                .formatted(address, DATE.format(past.instant())));
            }
        }
        return body;
    }

    /** Whether the address is that of a memento itself. */
    private static boolean namesItsPoint(HttpServletRequest request) {
        return request.getParameter(AskedArgument.AS_OF) != null
                || request.getParameter(Cursor.PARAMETER) != null;
    }

    static String original(HttpServletRequest request) {
        return "<"
                + OwnAddress.of(request).without(AskedArgument.AS_OF)
                + ">; rel=\"original timegate\"";
    }
}
