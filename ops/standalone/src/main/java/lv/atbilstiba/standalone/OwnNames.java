package lv.atbilstiba.standalone;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.Problems;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Answers only when called by its own name: a page somewhere else that has its own name point to
 * this machine gets neither tokens nor data through somebody's browser.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class OwnNames extends OncePerRequestFilter {
    private static final Set<String> THIS_MACHINE =
            Set.of(
                    "localhost",
                    "127.0.0.1",
                    "::1",
                    "[::1]",
                    "0:0:0:0:0:0:0:1",
                    "[0:0:0:0:0:0:0:1]");

    private final Set<String> names;
    private final Problems problems;

    OwnNames(StandaloneProperties properties, Problems problems) {
        this.problems = problems;
        names = new HashSet<>(THIS_MACHINE);
        properties.hosts().forEach(it -> names.add(it.toLowerCase(Locale.ROOT)));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var called = request.getServerName();
        if (called != null && names.contains(called.toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
            return;
        }
        problems.answer(
                Problem.of(HttpStatus.MISDIRECTED_REQUEST, "request/misdirected"),
                request,
                response);
    }
}
