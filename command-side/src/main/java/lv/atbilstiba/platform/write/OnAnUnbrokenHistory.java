package lv.atbilstiba.platform.write;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.log.HistoryGuard;
import lv.atbilstiba.platform.log.HistoryWatch;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses to write while the database lacks what it has published: what was added to it now would
 * hide what it lost.
 */
record OnAnUnbrokenHistory(HistoryWatch history) implements HandlerInterceptor {
    private static final int RETRY_AFTER_SECONDS = 600;

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isWrite(request.getMethod()) && !(history.state() instanceof HistoryGuard.State.Whole))
            throw new ProblemException(
                    Problem.unavailable("history/not-what-was-published", RETRY_AFTER_SECONDS));
        return true;
    }

    private static boolean isWrite(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> true;
        };
    }
}
