package lv.atbilstiba.platform.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/**
 * Answers for what a filter throws, such as a database that is away when a token's person is looked
 * up, before the server logs each such request as an accident of its own.
 */
final class FilterProblems extends OncePerRequestFilter {
    private final ObjectProvider<ProblemAdvice> advice;

    FilterProblems(ObjectProvider<ProblemAdvice> advice) {
        this.advice = advice;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException thrown) {
            if (response.isCommitted()) throw thrown;
            advice.getObject().answer(thrown, request, response);
        }
    }
}
