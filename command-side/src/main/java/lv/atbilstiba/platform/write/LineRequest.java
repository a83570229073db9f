package lv.atbilstiba.platform.write;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A line of a bulk submission as the request it stands for; it shares no attribute with it. */
final class LineRequest extends HttpServletRequestWrapper {
    /** Headers of the whole call that hold for each of its lines. */
    private static final List<String> SHARED =
            List.of(
                    HttpHeaders.ACCEPT_LANGUAGE.toLowerCase(Locale.ROOT),
                    SubmissionResolver.ON_BEHALF_OF.toLowerCase(Locale.ROOT),
                    SubmissionResolver.CORRELATION.toLowerCase(Locale.ROOT));

    private final String method;
    private final LineTarget target;
    private final byte[] body;
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();

    LineRequest(
            HttpServletRequest whole,
            SubmissionsEndpoint.Line line,
            LineTarget target,
            byte[] body,
            UUID submission) {
        super(whole);
        this.method = line.method();
        this.target = target;
        this.body = body;
        for (var name : SHARED) {
            var value = whole.getHeader(name);
            if (value != null) headers.put(name, value);
        }
        headers.put("accept", "application/json");
        if (body.length > 0) headers.put("content-type", "application/json");
        if (line.ifMatch() != null) headers.put("if-match", line.ifMatch());
        if (line.idempotencyKey() != null) headers.put("idempotency-key", line.idempotencyKey());
        // one correlation for the whole call, unless the caller named one
        headers.putIfAbsent(
                SubmissionResolver.CORRELATION.toLowerCase(Locale.ROOT), submission.toString());
        attributes.put(SubmissionResolver.BULK, submission);
        BodyFilter.remember(this, body);
    }

    /** Whoever the line was judged to come from, not whoever began the call. */
    @Override
    public @Nullable Principal getUserPrincipal() {
        return SecurityContextHolder.getContext().getAuthentication();
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getRequestURI() {
        return target.path();
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(target.path());
    }

    @Override
    public String getServletPath() {
        return target.path();
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public @Nullable String getQueryString() {
        return target.query();
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = target.parameters().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return target.parameters();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(target.parameters().keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return target.parameters().get(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        var value = getHeader(name);
        return value == null
                ? Collections.emptyEnumeration()
                : Collections.enumeration(List.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.keySet());
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader("content-type");
    }

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
        return new BodyFilter.Bytes(body);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(List.copyOf(attributes.keySet()));
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) attributes.remove(name);
        else attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }
}
