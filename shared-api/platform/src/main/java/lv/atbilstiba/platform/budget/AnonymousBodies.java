package lv.atbilstiba.platform.budget;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Bodies of those who show no token: each is short and soon there, and all that are being read at
 * one time, from wherever they come, have so many bytes. So nobody fills the memory whom nobody
 * knows.
 */
final class AnonymousBodies {
    private final Refusing problems;
    private final int largest;
    private final Duration patience;
    private final Semaphore free;

    AnonymousBodies(Refusing problems, BudgetProperties.Anonymous properties) {
        this.problems = problems;
        this.largest = Math.toIntExact(properties.largestBody().toBytes());
        this.patience = properties.bodyWithin();
        this.free = new Semaphore(Math.toIntExact(properties.bodies().toBytes()));
    }

    /** Lets the request through with its body, as far as that keeps to its bounds. */
    void let(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var length = request.getContentLengthLong();
        if (length == 0
                || (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null)) {
            chain.doFilter(request, response);
            return;
        }
        if (length > largest) {
            refuse(tooLarge(), request, response);
            return;
        }
        var bytes = length < 0 ? largest : (int) length;
        if (!free.tryAcquire(bytes)) {
            refuse(Budgets.exceeded(1), request, response);
            return;
        }
        try {
            chain.doFilter(new Bounded(request), response);
        } finally {
            free.release(bytes);
        }
    }

    private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close"); // what it sends is not worth reading
        problems.answer(problem, request, response);
    }

    private Problem tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "request/too-large")
                .with("maxBytes", largest);
    }

    private final class Bounded extends HttpServletRequestWrapper {
        private final long begun = System.nanoTime();

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), begun);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(
                    new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final long begun;
        private int read;

        Counted(ServletInputStream body, long begun) {
            this.body = body;
            this.begun = begun;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            counted(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var some = body.read(into, offset, length);
            counted(Math.max(some, 0));
            return some;
        }

        private void counted(int bytes) {
            read += bytes;
            if (read > largest) throw new ProblemException(tooLarge());
            if (System.nanoTime() - begun > patience.toNanos())
                throw new ProblemException(
                        Problem.of(HttpStatus.REQUEST_TIMEOUT, "request/bad-request"));
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("is read as it comes");
        }
    }
}
