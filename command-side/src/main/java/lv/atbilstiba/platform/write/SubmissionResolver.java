package lv.atbilstiba.platform.write;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.problem.Requests;
import lv.atbilstiba.platform.security.Callers;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes the submission of a request. */
final class SubmissionResolver implements HandlerMethodArgumentResolver {
    /** Request attribute: id of the bulk submission that the request is a line of. */
    static final String BULK = SubmissionResolver.class.getName() + ".bulk";

    static final String ON_BEHALF_OF = "On-Behalf-Of";
    static final String CORRELATION = "X-Correlation-Id";

    // an opaque id, so that no name gets into the history
    private static final Pattern OPAQUE =
            Pattern.compile(
                    "person-[0-9a-f-]{36}|client-[A-Za-z0-9._-]{1,80}|institution-[0-9]{11}");

    private final Clock clock;
    private final Dispatch dispatch;

    SubmissionResolver(Clock clock, Dispatch dispatch) {
        this.clock = clock;
        this.dispatch = dispatch;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Submission.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var caller = Callers.of(request);
        if (caller == null) {
            throw new ProblemException(
                    Problem.of(HttpStatus.UNAUTHORIZED, "request/unauthenticated")
                            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
        }
        mustTakeJson(request);
        mustActForItself(request);
        var id = Requests.id(request);
        return new Submission(
                new Submission.Envelope(
                        caller,
                        id,
                        Requests.callersId(request),
                        correlation(request, id),
                        (UUID) request.getAttribute(BULK),
                        request.getMethod().equals("PUT") || request.getMethod().equals("DELETE"),
                        IfMatch.of(Collections.list(request.getHeaders(HttpHeaders.IF_MATCH))),
                        Repetitions.keyOf(request)),
                clock,
                dispatch);
    }

    /** Found out before anything is decided, not when the answer is written. */
    private static void mustTakeJson(HttpServletRequest request) {
        var accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        if (accept.isEmpty()) return;
        try {
            // lines are one list (RFC 9110, 5.3)
            for (var type : MediaType.parseMediaTypes(accept)) {
                if (type.includes(MediaType.APPLICATION_JSON)) return;
            }
        } catch (InvalidMediaTypeException unreadable) {
            throw invalid(HttpHeaders.ACCEPT, "media-types");
        }
        throw new ProblemException(
                Problem.of(HttpStatus.NOT_ACCEPTABLE, "request/not-acceptable")
                        .at(
                                "header:Accept",
                                "unsupported",
                                List.of(MediaType.APPLICATION_JSON_VALUE)));
    }

    /** Whoever acts for somebody else does so by a recorded delegation, and none is recorded. */
    private static void mustActForItself(HttpServletRequest request) {
        var given = request.getHeader(ON_BEHALF_OF);
        if (given == null) return;
        if (!OPAQUE.matcher(given).matches()) throw invalid(ON_BEHALF_OF, "opaque");
        throw new ProblemException(
                Problem.of(HttpStatus.FORBIDDEN, "write/no-delegation")
                        .with("onBehalfOf", given)
                        .at("header:" + ON_BEHALF_OF, "invalid-value"));
    }

    private static UUID correlation(HttpServletRequest request, UUID id) {
        var given = request.getHeader(CORRELATION);
        if (given == null) return id;
        return Ids.of(given).orElseThrow(() -> invalid(CORRELATION, "id"));
    }

    private static ProblemException invalid(String header, String rule) {
        return new ProblemException(
                Problem.malformed("request/invalid-header")
                        .at("header:" + header, "invalid-value")
                        .breaking(rule));
    }
}
