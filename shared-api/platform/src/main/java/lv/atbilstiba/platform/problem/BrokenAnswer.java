package lv.atbilstiba.platform.problem;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/** What failed after an answer had begun, so that the answer must not end as if it were whole. */
public final class BrokenAnswer {
    private static final String FAILURE = BrokenAnswer.class.getName();

    private BrokenAnswer() {}

    /** The answer to this request is to be broken off; the first failure counts. */
    public static void mark(HttpServletRequest request, Throwable failure) {
        if (request.getAttribute(FAILURE) == null) request.setAttribute(FAILURE, failure);
    }

    /** What failed, once; null if nothing did. */
    public static @Nullable Throwable take(HttpServletRequest request) {
        var failure = request.getAttribute(FAILURE);
        request.removeAttribute(FAILURE);
        return failure instanceof Throwable thrown ? thrown : null;
    }
}
