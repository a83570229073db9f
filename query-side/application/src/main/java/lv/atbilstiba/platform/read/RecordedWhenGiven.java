package lv.atbilstiba.platform.read;

import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.security.Callers;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Records the reads that give history: when it is certain that they are answered, and before they
 * are. What was refused is no look.
 */
@RestControllerAdvice
final class RecordedWhenGiven implements ResponseBodyAdvice<Object> {
    private final Exports exports;
    private final EventLog log;

    RecordedWhenGiven(Exports exports, EventLog log) {
        this.exports = exports;
        this.log = log;
    }

    @Override
    public boolean supports(
            MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return returned.hasMethodAnnotation(HistoryGiven.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var caller = Callers.current();
        if (caller != null && request instanceof ServletServerHttpRequest asked) {
            var question = asked.getServletRequest();
            exports.record(caller, Question.of(question), log.head(), question);
        }
        return body;
    }
}
