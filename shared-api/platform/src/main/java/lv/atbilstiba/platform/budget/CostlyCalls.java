package lv.atbilstiba.platform.budget;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.Callers;

import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many costly calls are answered at once: those of one caller that are too many are refused
 * with 429, those of all with 503 if no turn comes in time.
 */
public final class CostlyCalls implements HandlerInterceptor {
    private static final String RUNNING = CostlyCalls.class.getName() + ".running";
    private static final int AFTER = 10;

    private final Map<Costly.Kind, Turns> ofAll = new EnumMap<>(Costly.Kind.class);
    private final Budgets<Turns> ofOne;
    private final boolean enabled;

    CostlyCalls(BudgetProperties properties) {
        var costly = properties.costly();
        enabled = properties.enabled();
        for (var kind : Costly.Kind.values())
            ofAll.put(
                    kind,
                    new Turns(
                            kind == Costly.Kind.VERIFICATION ? 1 : costly.atOnce(),
                            4 * costly.atOnce(),
                            costly.patience()));
        ofOne =
                new Budgets<>(_ ->
                        new Turns(
                                costly.ofOneCaller(), 2 * costly.ofOneCaller(), costly.patience()));
    }

    /** A costly call that is being answered. */
    @FunctionalInterface
    public interface Running extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Begins one; its end has to be told.
     *
     * @throws ProblemException 429 or 503 if it is not its turn
     */
    public Running begin(Costly.Kind kind, @Nullable Caller caller) {
        if (!enabled) return () -> {};
        var own = ofOne.of(kind + " " + (caller == null ? "" : CallerBudget.of(caller)));
        if (!own.begin()) throw new ProblemException(Budgets.exceeded(AFTER));
        var all = ofAll.get(kind);
        if (all == null || !all.begin()) {
            own.end();
            throw new ProblemException(Problem.unavailable("request/busy", AFTER));
        }
        return () -> {
            all.end();
            own.end();
        };
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true;
        var costly = method.getMethodAnnotation(Costly.class);
        if (costly == null
                || !costly.when().isEmpty() && request.getParameter(costly.when()) == null)
            return true;
        request.setAttribute(RUNNING, begin(costly.value(), Callers.of(request)));
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        if (request.getAttribute(RUNNING) instanceof Running running) {
            request.removeAttribute(RUNNING);
            running.close();
        }
    }
}
