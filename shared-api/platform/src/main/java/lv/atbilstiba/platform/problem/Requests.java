package lv.atbilstiba.platform.problem;

import com.github.f4b6a3.uuid.UuidCreator;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What every request has: an id, and a language in which to answer. */
public final class Requests {
    public static final Locale LATVIAN = Locale.of("lv");
    private static final List<Locale> LANGUAGES = List.of(LATVIAN, Locale.ENGLISH);
    private static final String ID = Requests.class.getName() + ".id";

    private Requests() {}

    /** The caller's X-Request-Id if it is a UUID, else one that is made on first asking. */
    public static UUID id(HttpServletRequest request) {
        if (request.getAttribute(ID) instanceof UUID known) return known;
        var given = uuid(request.getHeader("X-Request-Id"));
        var id = given == null ? UuidCreator.getTimeOrderedEpoch() : given;
        request.setAttribute(ID, id);
        return id;
    }

    /** Latvian or English, as Accept-Language prefers; Latvian if it says neither. */
    public static Locale language(HttpServletRequest request) {
        var wanted = request.getHeader("Accept-Language");
        if (wanted == null || wanted.isBlank()) return LATVIAN;
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(wanted), LANGUAGES);
            return found == null ? LATVIAN : found;
        } catch (IllegalArgumentException unreadable) {
            return LATVIAN;
        }
    }

    /** The UUID that a text is in its usual form; null if it is none. */
    public static @Nullable UUID uuid(@Nullable String text) {
        if (text == null || text.length() != 36) return null;
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
