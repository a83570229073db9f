package lv.atbilstiba.platform.request;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a read promises by HTTP and the framework does not keep: a type that {@code Accept} gives no
 * weight is not given, and none with parameters that only the caller knows; {@code If-Match} holds
 * for reads too, and {@code If-None-Match: *} asks for what is not there (RFC 9110, 13.1).
 */
@ControllerAdvice
final class ReadConditions implements ResponseBodyAdvice<Object> {
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    @Override
    public boolean supports(
            MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return returned.getContainingClass().getName().startsWith("lv.atbilstiba.");
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest given,
            ServerHttpResponse response) {
        if (!(given instanceof ServletServerHttpRequest asked
                        && response instanceof ServletServerHttpResponse answer)
                || answer.getServletResponse().getStatus() != HttpStatus.OK.value()) return body;
        var request = asked.getServletRequest();
        if (Liked.by(request).refuses(type)) throw notAcceptable(type);
        var headers = response.getHeaders();
        if (headers.getContentType() == null) headers.setContentType(ours(type));
        if (!READS.contains(request.getMethod())) return body;
        requireMatch(request, headers.getETag());
        var unless = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (unless == null || !unless.strip().equals("*")) return body;
        headers.remove(HttpHeaders.CONTENT_TYPE);
        response.setStatusCode(HttpStatus.NOT_MODIFIED);
        return null;
    }

    private static void requireMatch(HttpServletRequest request, @Nullable String current) {
        var lines = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        if (lines.isEmpty()) return;
        var wanted = String.join(",", lines);
        if (wanted.strip().equals("*")) return;
        var tags = TAG.matcher(wanted).results().toList();
        if (tags.isEmpty())
            throw new ProblemException(
                    Problem.malformed("request/invalid-header")
                            .at("header:If-Match", "invalid-value")
                            .breaking("entity-tag"));
        // compared strongly: a weak tag matches nothing
        if (tags.stream().noneMatch(it -> it.group(1) == null && it.group(2).equals(current)))
            throw new ProblemException(
                    Problem.of(HttpStatus.PRECONDITION_FAILED, "request/another-answer"));
    }

    /** The type as the register names it. */
    private static MediaType ours(MediaType type) {
        var plain = new MediaType(type.getType(), type.getSubtype());
        return type.getCharset() == null || plain.equals(MediaType.APPLICATION_JSON)
                ? plain
                : new MediaType(plain, type.getCharset());
    }

    static ProblemException notAcceptable(MediaType... given) {
        return new ProblemException(
                Problem.of(HttpStatus.NOT_ACCEPTABLE, "request/not-acceptable")
                        .at(
                                "header:Accept",
                                "unsupported",
                                Arrays.stream(given).map(MediaType::toString).toList()));
    }
}
