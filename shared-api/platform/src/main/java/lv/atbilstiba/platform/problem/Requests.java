package lv.atbilstiba.platform.problem;

import com.github.f4b6a3.uuid.UuidCreator;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** What every request has: an id, and a language in which to answer. */
public final class Requests {
    public static final Locale LATVIAN = Locale.of("lv");
    private static final List<Locale> LANGUAGES = List.of(LATVIAN, Locale.ENGLISH);
    private static final String ID = Requests.class.getName() + ".id";

    static final String HEADER = "X-Request-Id";

    /** Nobody reads so many languages, and to put them in order takes the longer the more. */
    private static final int LONGEST_WISH = 300;

    // opaque, so that no name gets into the history
    private static final Pattern CALLERS = Pattern.compile("[A-Za-z0-9._:/+=-]{1,100}");

    private Requests() {}

    /** The register's own, made on first asking: no caller makes two requests look like one. */
    public static UUID id(HttpServletRequest request) {
        if (request.getAttribute(ID) instanceof UUID known) return known;
        var id = UuidCreator.getTimeOrderedEpoch();
        request.setAttribute(ID, id);
        return id;
    }

    /** The caller's own name for the request, X-Request-Id; null if it is none that is kept. */
    public static @Nullable String callersId(HttpServletRequest request) {
        var given = request.getHeader(HEADER);
        return given != null && CALLERS.matcher(given).matches() ? given : null;
    }

    /** Latvian or English, as Accept-Language prefers; Latvian if it says neither, or too much. */
    public static Locale language(HttpServletRequest request) {
        // lines are one list (RFC 9110, 5.3)
        return language(String.join(",", Collections.list(request.getHeaders("Accept-Language"))));
    }

    /** As {@link #language(HttpServletRequest)}, of the header itself. */
    public static Locale language(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank() || wanted.length() > LONGEST_WISH) return LATVIAN;
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(wanted), LANGUAGES);
            return found == null ? LATVIAN : found;
        } catch (IllegalArgumentException unreadable) {
            return LATVIAN;
        }
    }
}
