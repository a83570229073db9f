package lv.atbilstiba.platform.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What every answer says to browsers and caches. Answers hold data, not pages, so nothing in them
 * is run or framed; what is answered to a token is nobody else's, so no shared cache keeps it.
 */
public final class PageHeaders implements HeaderWriter {
    /** For data. */
    static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** For the pages on which a person reads the interface's description. */
    private static final String OWN =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    /** Written at the start, for answers that no security filter sees. */
    public static void write(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        write(response);
        if (RequestPath.pattern("/swagger-ui/**").matches(RequestPath.of(request)))
            response.setHeader("Content-Security-Policy", OWN);
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) keepPrivate(response);
    }

    private static void keepPrivate(HttpServletResponse response) {
        var said = response.getHeader(HttpHeaders.CACHE_CONTROL);
        if (said == null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        } else if (!said.contains("private") && !said.contains("no-store")) {
            response.setHeader(
                    HttpHeaders.CACHE_CONTROL,
                    said.contains("public")
                            ? said.replace("public", "private")
                            : "private, " + said);
        }
    }
}
