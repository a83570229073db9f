package lv.atbilstiba.platform.write;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.request.RequestPath;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.Callers;

import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Answers a write that was answered before, by its Idempotency-Key, before its endpoint is asked.
 * Refusals are not kept: they are judged anew.
 */
final class Repetitions implements HandlerInterceptor {
    private static final String HEADER = "Idempotency-Key";
    private static final String KEY = Repetitions.class.getName() + ".key";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE", "PATCH");

    private final Receipts receipts;
    private final JsonMapper json;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    private record Running(String client, String key) {}

    Repetitions(Receipts receipts, JsonMapper json) {
        this.receipts = receipts;
        this.json = json;
    }

    /** What a repetition of this request will be recognised by; null if none was promised. */
    static Receipts.@Nullable Key keyOf(HttpServletRequest request) {
        return (Receipts.Key) request.getAttribute(KEY);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var given = request.getHeader(HEADER);
        if (given == null
                || !(handler instanceof HandlerMethod)
                || !WRITES.contains(request.getMethod())
                || SubmissionsEndpoint.PATTERN.matches(RequestPath.of(request))) return true;
        var caller = Callers.of(request);
        if (caller == null) return true;
        if (!FORM.matcher(given).matches()) {
            throw new ProblemException(
                    Problem.malformed("request/invalid-header")
                            .at("header:" + HEADER, "invalid-value")
                            .breaking("key"));
        }
        var key = new Receipts.Key(clientOf(caller), given, Fingerprint.of(request));
        var turn = new Running(key.client(), key.key());
        if (!running.add(turn)) {
            throw new ProblemException(
                    Problem.conflict("write/idempotency-key-in-use").header("Retry-After", "1"));
        }
        var answered = false;
        try {
            var receipt = receipts.find(key);
            if (receipt.isPresent()) {
                Answers.write(again(receipt.get(), key), response, json);
                answered = true;
            } else {
                request.setAttribute(KEY, key);
            }
            return !answered;
        } finally {
            // whoever goes on is let go in afterCompletion, which is not called for others
            if (request.getAttribute(KEY) == null) running.remove(turn);
        }
    }

    /**
     * @throws ProblemException 422 if the key was used for something else
     */
    static Answers.Answer again(Receipts.Receipt receipt, Receipts.Key key) {
        if (!receipt.answers(key)) {
            throw new ProblemException(
                    Problem.unprocessable("write/idempotency-key-reused")
                            .at("header:" + HEADER, "invalid-value"));
        }
        return new Answers.Answer(
                receipt.status(),
                receipt.location(),
                receipt.aggregate(),
                receipt.version(),
                receipt.position());
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        var key = keyOf(request);
        if (key == null) return;
        request.removeAttribute(KEY);
        running.remove(new Running(key.client(), key.key()));
    }

    /** Who chose the key: persons who come through one client do not share theirs. */
    private static String clientOf(Caller caller) {
        return caller.isMachine() ? caller.client() : caller.client() + " " + caller.actor();
    }
}
