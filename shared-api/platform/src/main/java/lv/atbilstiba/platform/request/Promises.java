package lv.atbilstiba.platform.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.util.List;
import java.util.Set;

/**
 * Refuses what asks to be carried out once only, or under a condition, where that cannot be
 * promised. Who was not refused would repeat it in good faith.
 */
final class Promises implements HandlerInterceptor {
    private static final List<String> ASKED_FOR_BY =
            List.of("Idempotency-Key", HttpHeaders.IF_MATCH);
    private static final Set<String> READS =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (READS.contains(request.getMethod())
                || !(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith("lv.atbilstiba.")) return true;
        if (request.getHeader(HttpHeaders.IF_NONE_MATCH) != null)
            throw notHonoured(HttpHeaders.IF_NONE_MATCH);
        for (var header : ASKED_FOR_BY) {
            var asked = request.getHeader(header);
            // * asks for what exists, and all of it does
            if (asked == null || asked.strip().equals("*") || keepsReceipt(method)) continue;
            throw notHonoured(header);
        }
        return true;
    }

    private static ProblemException notHonoured(String header) {
        return new ProblemException(
                Problem.malformed("request/header-not-honoured")
                        .at("header:" + header, "not-honoured"));
    }

    private static boolean keepsReceipt(HandlerMethod handler) {
        var answer = ResolvableType.forMethodReturnType(handler.getMethod());
        for (var part : answer.getGenerics()) {
            var type = part.resolve();
            if (type != null && type.isAnnotationPresent(ReceiptKept.class)) return true;
        }
        return false;
    }
}
