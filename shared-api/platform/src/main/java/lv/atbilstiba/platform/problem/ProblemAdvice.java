package lv.atbilstiba.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.kernel.InvalidValue;

import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Turns whatever ends a request into a problem that leaks nothing. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final List<ExceptionProblems> others;

    ProblemAdvice(Problems problems, ObjectProvider<ExceptionProblems> others) {
        this.problems = problems;
        this.others = others.orderedStream().toList();
    }

    @ExceptionHandler
    void onException(Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        // the security filters know how to answer these
        if ((exception instanceof AuthenticationException
                        && !(exception instanceof AuthenticationServiceException))
                || exception instanceof AccessDeniedException) throw exception;
        answer(exception, request, response);
    }

    /**
     * Answers for whatever ended a request. If an answer is already on its way it can only be
     * broken off, so that nobody takes what has come of it for the whole.
     */
    public void answer(
            Throwable exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) BrokenAnswer.mark(request, exception);
        problems.answer(told(exception, request), request, response);
    }

    /** The problem that an exception is; what is our fault is in the log. */
    public Problem told(Throwable exception, HttpServletRequest request) {
        var problem = problemOf(exception);
        if (Faults.lostClient(exception)) {
            LOG.debug("the client of request {} went away", Requests.id(request), exception);
            return problem;
        }
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            LOG.atWarn()
                    .addKeyValue("request", Requests.id(request))
                    .addKeyValue("problem", problem.type())
                    // each request has one: no stack trace
                    .log(
                            "not available for the moment: {}",
                            String.valueOf(NestedExceptionUtils.getMostSpecificCause(exception)));
        } else if (problem.status().is5xxServerError()) {
            LOG.atError()
                    .addKeyValue("request", Requests.id(request))
                    .addKeyValue("problem", problem.type())
                    .setCause(exception)
                    .log("request failed");
        }
        return problem;
    }

    /** The problem that an exception is. */
    public Problem problemOf(Throwable exception) {
        for (var cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException own) return own.problem();
            for (var other : others) {
                var problem = other.of(cause);
                if (problem != null) return problem;
            }
            var problem = ofSpring(cause);
            if (problem != null) return problem;
            if (cause.getCause() == cause) break;
        }
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "request/internal");
    }

    /** What is wrong with JSON that a caller sent. */
    public static Problem unreadable(JacksonException wrong) {
        return JsonProblems.of(wrong);
    }

    private static @Nullable Problem ofSpring(Throwable exception) {
        return switch (exception) {
            case HttpMessageNotReadableException unreadable ->
                    unreadable.getCause() instanceof JacksonException wrong
                            ? JsonProblems.of(wrong)
                            : Problem.malformed("request/body-missing").at("", "missing");
            case MethodArgumentTypeMismatchException mismatch -> ofArgument(mismatch);
            case MissingServletRequestParameterException missing ->
                    Problem.malformed("request/missing-parameter")
                            .at("query:" + missing.getParameterName(), "missing");
            case MissingRequestHeaderException missing ->
                    Problem.malformed("request/missing-header")
                            .at("header:" + missing.getHeaderName(), "missing");
            case MissingPathVariableException missing ->
                    Problem.malformed("request/invalid-parameter")
                            .at("path:" + missing.getVariableName(), "missing");
            case HttpRequestMethodNotSupportedException method ->
                    notAllowed(
                            method.getSupportedMethods() == null
                                    ? List.of()
                                    : List.of(method.getSupportedMethods()));
            case HttpMediaTypeNotSupportedException media ->
                    Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "request/unsupported-media-type")
                            .at(
                                    "header:Content-Type",
                                    "unsupported",
                                    media.getSupportedMediaTypes().stream()
                                            .map(Objects::toString)
                                            .toList());
            case HttpMediaTypeNotAcceptableException media ->
                    Problem.of(HttpStatus.NOT_ACCEPTABLE, "request/not-acceptable")
                            .at(
                                    "header:Accept",
                                    "unsupported",
                                    media.getSupportedMediaTypes().stream()
                                            .map(Objects::toString)
                                            .toList());
            case NoResourceFoundException _ -> Problem.notFound("request/not-found");
            // the issuer of tokens does not answer
            case AuthenticationServiceException _, JwtDecoderInitializationException _ ->
                    Problem.unavailable("request/unavailable", 5);
            case Throwable unavailable when Faults.willPass(unavailable) ->
                    Problem.unavailable("request/unavailable", 5);
            case RequestRejectedException _ -> Problem.malformed("request/bad-request");
            case InvalidMimeTypeException _, InvalidMediaTypeException _ ->
                    Problem.malformed("request/invalid-header")
                            .at("header:Accept", "invalid-value")
                            .breaking("media-types");
            case ClientAbortException lost when lost.getCause() instanceof SocketTimeoutException ->
                    ofStatus(HttpStatus.REQUEST_TIMEOUT.value());
            case ClientAbortException _, BadRequestException _ ->
                    Problem.malformed("request/bad-request");
            case InvalidParameterException unreadable -> ofStatus(unreadable.getErrorCode());
            case InvalidValue refused -> Problem.invalid(refused, "");
            case ErrorResponse response when response.getStatusCode().is4xxClientError() ->
                    ofStatus(response.getStatusCode().value());
            default -> null;
        };
    }

    /** A problem for a status of which nothing else is known. */
    static Problem ofStatus(int status) {
        var known = HttpStatus.resolve(status);
        if (known == null) return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "request/internal");
        return switch (known) {
            case NOT_FOUND -> Problem.notFound("request/not-found");
            case CONTENT_TOO_LARGE -> Problem.of(known, "request/too-large");
            case URI_TOO_LONG -> Problem.of(known, "request/address-too-long");
            case METHOD_NOT_ALLOWED -> Problem.of(known, "request/method-not-allowed");
            case NOT_ACCEPTABLE -> Problem.of(known, "request/not-acceptable");
            case UNSUPPORTED_MEDIA_TYPE -> Problem.of(known, "request/unsupported-media-type");
            case UNAUTHORIZED -> Problem.of(known, "request/unauthenticated");
            case FORBIDDEN -> Problem.of(known, "request/forbidden");
            case SERVICE_UNAVAILABLE -> Problem.unavailable("request/unavailable", 5);
            default ->
                    known.is4xxClientError()
                            ? Problem.of(known, "request/bad-request")
                            : Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "request/internal");
        };
    }

    /** 405, naming what would do. */
    public static Problem notAllowed(List<String> methods) {
        var problem = Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "request/method-not-allowed");
        return methods.isEmpty()
                ? problem
                : problem.header(HttpHeaders.ALLOW, String.join(", ", methods))
                        .with("allowed", methods);
    }

    private static Optional<InvalidValue> ruleBrokenBy(Throwable mismatch) {
        for (var cause = mismatch.getCause(); cause != null; cause = cause.getCause())
            if (cause instanceof InvalidValue wrong) return Optional.of(wrong);
        return Optional.empty();
    }

    private static Problem ofArgument(MethodArgumentTypeMismatchException mismatch) {
        var parameter = mismatch.getParameter();
        var where =
                parameter.hasParameterAnnotation(PathVariable.class)
                        ? "path:"
                        : parameter.hasParameterAnnotation(RequestHeader.class)
                                ? "header:"
                                : "query:";
        var target = mismatch.getRequiredType();
        var problem = Problem.malformed("request/invalid-parameter");
        return target != null && target.isEnum()
                ? problem.at(
                        where + mismatch.getName(),
                        "unknown-code",
                        Arrays.stream(target.getEnumConstants()).map(Objects::toString).toList())
                : ruleBrokenBy(mismatch)
                        .map(it -> Problem.invalidParameter(it, where + mismatch.getName()))
                        .orElseGet(() -> problem.at(where + mismatch.getName(), "invalid-value"));
    }
}
