package lv.atbilstiba.platform.write;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.Problems;
import lv.atbilstiba.platform.request.RequestPath;

import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads a write's body once, up to the limit, so that it can be both hashed and understood. */
final class BodyFilter extends OncePerRequestFilter {
    private static final String BODY = BodyFilter.class.getName() + ".body";
    private static final PathPattern INTERFACE = RequestPath.pattern("/api/**");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE", "PATCH");

    private final Problems problems;
    private final long largest;

    BodyFilter(Problems problems, long largest) {
        this.problems = problems;
        this.largest = largest;
    }

    /** The body's bytes; none if it was not read here. */
    static byte[] bodyOf(HttpServletRequest request) {
        return request.getAttribute(BODY) instanceof byte[] body ? body : new byte[0];
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (!WRITES.contains(request.getMethod())) return true;
        var path = RequestPath.of(request);
        return !INTERFACE.matches(path) || SubmissionsEndpoint.PATTERN.matches(path);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > largest) {
            tooLarge(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes((int) largest + 1);
        if (body.length > largest) {
            tooLarge(request, response);
            return;
        }
        chain.doFilter(withBody(request, body), response);
    }

    private void tooLarge(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Connection", "close"); // the rest of it is not worth reading
        problems.answer(
                Problem.of(HttpStatus.CONTENT_TOO_LARGE, "request/too-large")
                        .with("maxBytes", largest),
                request,
                response);
    }

    static void remember(HttpServletRequest request, byte[] body) {
        request.setAttribute(BODY, body);
    }

    /** The request with a body that can be read again. */
    static HttpServletRequest withBody(HttpServletRequest request, byte[] body) {
        remember(request, body);
        return new HttpServletRequestWrapper(request) {
            @Override
            public int getContentLength() {
                return body.length;
            }

            @Override
            public long getContentLengthLong() {
                return body.length;
            }

            @Override
            public ServletInputStream getInputStream() {
                return new Bytes(body);
            }

            @Override
            public BufferedReader getReader() {
                return new BufferedReader(
                        new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
            }
        };
    }

    static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Bytes(byte[] body) {
            bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is there already");
        }
    }
}
