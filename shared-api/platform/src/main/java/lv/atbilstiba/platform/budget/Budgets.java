package lv.atbilstiba.platform.budget;

import lv.atbilstiba.platform.problem.Problem;

import org.springframework.http.HttpStatus;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * The budgets of those who called lately. Who has not called for long has all of theirs again, so
 * that they can be forgotten.
 *
 * @param <T> what each has
 */
final class Budgets<T> {
    private static final int MOST = 10_000;
    private static final long PAUSE = Duration.ofMillis(200).toNanos();

    private final Function<String, T> made;
    private final Map<String, T> known =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                    return size() > MOST;
                }
            };

    Budgets(Function<String, T> made) {
        this.made = made;
    }

    synchronized T of(String whose) {
        return known.computeIfAbsent(whose, made);
    }

    /**
     * Waits a moment before a refusal: who asks again at once, as fast as he can, would take as
     * much of the processors by being refused as by being answered.
     */
    static void pause() {
        LockSupport.parkNanos(PAUSE);
    }

    /** 429: come again later. */
    static Problem exceeded(long seconds) {
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "request/too-many-requests")
                .header("Retry-After", Long.toString(Math.max(1, seconds)));
    }
}
