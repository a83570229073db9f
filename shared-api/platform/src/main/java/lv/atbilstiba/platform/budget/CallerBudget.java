package lv.atbilstiba.platform.budget;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.Callers;

import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/**
 * What a caller may ask: so many requests a second, of which each counts the more the longer its
 * body is, and so many at once. More wait for their turn, before anything of them is read, so that
 * slow ones and many are nobody's trouble but their own.
 */
final class CallerBudget extends OncePerRequestFilter {
    /** A bulk call of any length counts as so many: its lines come one after the other. */
    private static final long MOST = 100;

    private final Refusing problems;
    private final Budgets<Budget> budgets;
    private final long bytesPerRequest;

    CallerBudget(Refusing problems, BudgetProperties properties) {
        var each = properties.caller();
        this.problems = problems;
        this.bytesPerRequest = Math.max(1, properties.bytesPerRequest().toBytes());
        this.budgets =
                new Budgets<>(_ ->
                        new Budget(
                                new Allowance(each.perSecond(), each.burst(), System::nanoTime),
                                new Turns(each.atOnce(), each.waiting(), each.patience())));
    }

    /** Whose budget it is: a client's, and in it each login's. */
    static String of(Caller caller) {
        return caller.client() + " " + caller.actor();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Callers.of(request);
        if (caller == null) {
            chain.doFilter(request, response);
            return;
        }
        var budget = budgets.of(of(caller));
        var early = budget.allowance().take(cost(request));
        if (early > 0 || !budget.turns().begin()) {
            Budgets.pause();
            // what it sends is not worth reading
            if (request.getContentLengthLong() != 0) response.setHeader("Connection", "close");
            problems.answer(Budgets.exceeded(early), request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            budget.turns().end();
        }
    }

    private long cost(HttpServletRequest request) {
        return Math.min(MOST, 1 + Math.max(0, request.getContentLengthLong()) / bytesPerRequest);
    }
}
