package lv.atbilstiba.platform.budget;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.security.Callers;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an address may ask without a token, or with tokens that are not accepted. Before anybody
 * looks at the token, since looking is what costs; whether it was accepted, only the filters that
 * looked can say. What tells whether the process lives is asked by machines that know no patience,
 * and is free.
 */
final class AddressBudget extends OncePerRequestFilter {
    /** Nobody looks at what is in another scheme: it is as if there were none. */
    private static final String SCHEME = "Bearer ";

    private static final Set<String> READING =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    private static final Set<String> FREE =
            Set.of("/actuator/health/liveness", "/actuator/health/readiness");

    /** Tokens that were accepted lately. */
    private static final int ACCEPTED = 10_000;

    private final Refusing problems;
    private final Budgets<Budget> anonymous;
    private final Budgets<Budget> refused;
    private final AnonymousBodies bodies;
    private final Map<Long, Boolean> accepted =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                    return size() > ACCEPTED;
                }
            };

    AddressBudget(Refusing problems, BudgetProperties properties) {
        var without = properties.anonymous();
        var wrong = properties.refused();
        this.problems = problems;
        this.bodies = new AnonymousBodies(problems, without);
        this.anonymous =
                new Budgets<>(_ ->
                        new Budget(
                                new Allowance(
                                        without.perSecond(), without.burst(), System::nanoTime),
                                new Turns(
                                        without.atOnce(), without.waiting(), without.patience())));
        this.refused =
                new Budgets<>(_ ->
                        new Budget(
                                new Allowance(wrong.perSecond(), wrong.burst(), System::nanoTime),
                                new Turns(wrong.atOnce(), wrong.waiting(), wrong.patience())));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FREE.contains(request.getRequestURI())
                && READING.contains(request.getMethod())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = token(request);
        if (token == null) without(request, response, chain);
        else with(token, request, response, chain);
    }

    private static @Nullable String token(HttpServletRequest request) {
        var given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? given
                : null;
    }

    private void without(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var budget = anonymous.of(request.getRemoteAddr());
        var early = budget.allowance().take(1);
        if (early > 0 || !budget.turns().begin()) {
            Budgets.pause();
            problems.answer(Budgets.exceeded(early), request, response);
            return;
        }
        try {
            bodies.let(request, response, chain);
        } finally {
            budget.turns().end();
        }
    }

    private void with(
            String token,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var budget = refused.of(request.getRemoteAddr());
        if (budget.allowance().until(1) == 0 || isAccepted(token)) {
            look(token, budget, request, response, chain);
            return;
        }
        // Others may come from there, too: what is not known waits for its turn, and is looked at.
        if (!budget.turns().begin()) {
            Budgets.pause();
            problems.answer(Budgets.exceeded(1), request, response);
            return;
        }
        try {
            look(token, budget, request, response, chain);
        } finally {
            budget.turns().end();
        }
    }

    private void look(
            String token,
            Budget budget,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (Callers.accepted(request)) {
                accept(token);
            } else {
                forget(token);
                budget.allowance().take(1);
            }
        }
    }

    private boolean isAccepted(String token) {
        synchronized (accepted) {
            return accepted.get(key(token)) != null;
        }
    }

    private void accept(String token) {
        synchronized (accepted) {
            accepted.put(key(token), true);
        }
    }

    private void forget(String token) {
        synchronized (accepted) {
            accepted.remove(key(token));
        }
    }

    /** It opens nothing: who finds another token with the same gets it looked at, no more. */
    private static long key(String token) {
        return (long) token.hashCode() << 32
                | token.length() ^ token.substring(token.length() / 2).hashCode();
    }
}
