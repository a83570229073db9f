package lv.atbilstiba.platform.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.io.PrintWriter;

/**
 * Nothing but an answer leaves as one. A request that comes back with nothing written, nothing sent
 * and nothing refused was answered by nobody, whatever swallowed its failure, and is a failure. A
 * failure before the first byte is a problem; one after it breaks the connection off, so that no
 * part is taken for the whole.
 */
final class FilterProblems extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(FilterProblems.class);
    private static final int REDIRECTED = 300;

    private final ObjectProvider<ProblemAdvice> advice;

    FilterProblems(ObjectProvider<ProblemAdvice> advice) {
        this.advice = advice;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var failure = failureOf(request, response, chain);
        if (failure == null) return;
        if (!response.isCommitted()) {
            try {
                advice.getObject().answer(failure, request, response);
                if (BrokenAnswer.take(request) == null) return;
            } catch (IOException | RuntimeException notEvenThat) {
                if (Faults.lostClient(notEvenThat)) {
                    LOG.debug("nobody was there to read the problem", notEvenThat);
                } else {
                    failure.addSuppressed(notEvenThat);
                    LOG.atError().setCause(failure).log("the problem could not be told");
                }
                if (!response.isCommitted()) response.sendError(500);
            }
        }
        if (response.isCommitted()) {
            // the container closes the connection without an end of the answer
            throw (IOException) new CloseNowException().initCause(failure);
        }
    }

    private static @Nullable Throwable failureOf(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        var watched = new Watched(response);
        try {
            chain.doFilter(request, watched);
        } catch (Throwable thrown) { // an Error must not leave as an answer either
            BrokenAnswer.take(request);
            return thrown;
        }
        var broken = BrokenAnswer.take(request);
        if (broken != null) return broken;
        if (request.isAsyncStarted()
                || watched.written
                || response.isCommitted()
                || response.getStatus() >= REDIRECTED) return null;
        return new IllegalStateException(
                "nobody answered " + request.getMethod() + " " + request.getRequestURI());
    }

    /** Notes whether anybody began to write. */
    private static final class Watched extends HttpServletResponseWrapper {
        private boolean written;

        Watched(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            written = true;
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            written = true;
            return super.getWriter();
        }

        @Override
        public void reset() {
            super.reset();
            written = false;
        }

        @Override
        public void resetBuffer() {
            super.resetBuffer();
            written = false;
        }
    }
}
