package lv.atbilstiba.platform.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/** Refuses an address that is longer than answers can repeat in their headers. */
final class AddressLength extends OncePerRequestFilter {
    static final int MOST = 4_096;

    private final Problems problems;

    AddressLength(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) <= MOST) {
            chain.doFilter(request, response);
        } else {
            problems.answer(
                    Problem.of(HttpStatus.URI_TOO_LONG, "request/address-too-long")
                            .with("maxCharacters", MOST),
                    request,
                    response);
        }
    }
}
