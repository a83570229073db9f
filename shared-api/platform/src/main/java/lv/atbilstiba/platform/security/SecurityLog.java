package lv.atbilstiba.platform.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.Requests;
import lv.atbilstiba.platform.request.RequestPath;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What whoever watches over the register must hear of: one line for each event in a log of its own
 * name, and a count. A line holds opaque ids and words of ours only: no path as it was sent, no
 * header, no address, nothing that names a person; at most {@value #LONGEST} bytes.
 */
public final class SecurityLog {
    /** The logger's name; who keeps this log apart configures it. */
    public static final String LOGGER = "atbilstiba.security";

    /** Request attribute: why its token was refused, in a word of ours. */
    static final String BECAUSE = SecurityLog.class.getName() + ".because";

    static final int LONGEST = 500;
    private static final int LONGEST_VALUE = 120;
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.values());

    private final Logger log;
    private final Map<Event, Counter> counters = new EnumMap<>(Event.class);
    private final BiFunction<HttpMethod, PathContainer, String> patterns;

    /** What is told. */
    public enum Event {
        /** 401: no token, or one that is not accepted. */
        UNAUTHENTICATED,
        /** 403: the caller may not do this with anything. */
        FORBIDDEN,
        /** 404 for what may well be there: the caller may not do this with this object. */
        OUT_OF_REACH,
        /** 429: the caller asks too much. */
        TOO_MANY_REQUESTS,
        /** A code with which a login can be claimed was given out. */
        LOGIN_CODE_GIVEN,
        /** A claim with a wrong, used or outdated code, or of a login that is somebody else's. */
        LOGIN_CLAIM_REFUSED,
        LOGIN_LINKED,
        LOGIN_UNLINKED,
        /** The history goes on in a new epoch. */
        EPOCH_OPENED,
        REBUILD_BEGUN,
        /** Somebody became the state lead while nobody was. */
        FIRST_AUTHORITY;

        /** In the log and as the value of the metric's tag. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param patterns the form of a path that the table of rights knows; it holds no value of the
     *     caller's
     */
    SecurityLog(MeterRegistry meters, BiFunction<HttpMethod, PathContainer, String> patterns) {
        this(LoggerFactory.getLogger(LOGGER), meters, patterns);
    }

    SecurityLog(
            Logger log,
            MeterRegistry meters,
            BiFunction<HttpMethod, PathContainer, String> patterns) {
        this.log = log;
        this.patterns = patterns;
        for (var event : Event.values()) {
            counters.put(
                    event,
                    Counter.builder("atbilstiba.security.events")
                            .description("Events that whoever watches over the register must know")
                            .tag("event", event.word())
                            .register(meters));
        }
    }

    /** Tells of a problem with which a request is answered, if it is one to be told of. */
    public void answered(Problem problem, HttpServletRequest request) {
        var event = eventOf(problem);
        if (event == null) return;
        var because = request.getAttribute(BECAUSE) instanceof String word ? word : "";
        if (because.isEmpty()) tell(event, Callers.of(request), request, "problem", problem.type());
        else tell(event, Callers.of(request), request, "because", because);
    }

    private static @Nullable Event eventOf(Problem problem) {
        return switch (problem.status()) {
            case UNAUTHORIZED -> Event.UNAUTHENTICATED;
            case FORBIDDEN -> Event.FORBIDDEN;
            case TOO_MANY_REQUESTS -> Event.TOO_MANY_REQUESTS;
            case NOT_FOUND -> problem.hiding() ? Event.OUT_OF_REACH : null;
            default -> null;
        };
    }

    /**
     * Tells of an event.
     *
     * @param request in whose course it happened, if in any's
     * @param details names and opaque values in turn; no personal data
     */
    public void tell(
            Event event,
            @Nullable Caller caller,
            @Nullable HttpServletRequest request,
            String... details) {
        Objects.requireNonNull(counters.get(event)).increment();
        var line = new StringBuilder(200).append("event=").append(event.word());
        if (caller != null) {
            put(line, "actor", caller.actor());
            put(line, "client", caller.client());
        }
        for (var i = 0; i + 1 < details.length; i += 2) put(line, details[i], details[i + 1]);
        if (request != null) {
            put(line, "request", Requests.id(request).toString());
            var method = HttpMethod.valueOf(request.getMethod());
            put(line, "method", METHODS.contains(method) ? method.name() : "other");
            put(line, "path", patterns.apply(method, RequestPath.of(request)));
        }
        log.info("{}", line.length() > LONGEST ? line.substring(0, LONGEST) : line);
    }

    private static void put(StringBuilder line, String name, String value) {
        line.append(' ').append(name).append('=');
        for (var i = 0; i < Math.min(value.length(), LONGEST_VALUE); i++) {
            var character = value.charAt(i);
            line.append(character > ' ' && character < 0x7F ? character : '_');
        }
    }
}
