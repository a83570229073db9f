package lv.atbilstiba.platform.write;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answer to one line, kept apart from the answer to the whole call. */
final class LineResponse extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int status = SC_OK;
    private boolean committed;
    private @Nullable String contentType;

    LineResponse(HttpServletResponse whole) {
        super(whole);
    }

    /** Whether anybody answered, be it with a refusal. */
    boolean answered() {
        return committed || body.size() > 0 || status >= SC_MULTIPLE_CHOICES;
    }

    byte[] body() {
        return body.toByteArray();
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendError(int code, @Nullable String message) {
        status = code;
    }

    @Override
    public void sendError(int code) {
        status = code;
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (value == null) headers.remove(name);
        else headers.put(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        headers.put(name, value);
    }

    @Override
    public void setDateHeader(String name, long value) {
        headers.put(name, Long.toString(value));
    }

    @Override
    public void addDateHeader(String name, long value) {
        headers.put(name, Long.toString(value));
    }

    @Override
    public void setIntHeader(String name, int value) {
        headers.put(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        headers.put(name, Integer.toString(value));
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsKey(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        var value = headers.get(name);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public Collection<String> getHeaderNames() {
        return headers.keySet();
    }

    @Override
    public void setContentType(@Nullable String type) {
        contentType = type;
    }

    @Override
    public @Nullable String getContentType() {
        return contentType;
    }

    @Override
    public void setContentLength(int length) {
        // the line's length is the answer's own matter
    }

    @Override
    public void setContentLengthLong(long length) {
        // the line's length is the answer's own matter
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        // JSON is UTF-8
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                body.write(bytes, offset, length);
            }

            @Override
            public void flush() {
                committed = true;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("a line is answered at once");
            }
        };
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8), true);
    }

    @Override
    public void flushBuffer() {
        committed = true;
    }

    @Override
    public boolean isCommitted() {
        return committed;
    }

    @Override
    public void reset() {
        resetBuffer();
        headers.clear();
        status = SC_OK;
    }

    @Override
    public void resetBuffer() {
        body.reset();
    }
}
