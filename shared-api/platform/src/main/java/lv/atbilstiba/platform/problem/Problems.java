package lv.atbilstiba.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** Puts problems into words and answers with them (RFC 9457). */
public final class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final List<String> OF_THE_ANSWER =
            List.of(
                    "ETag",
                    "Event-Position",
                    "Location",
                    "Content-Location",
                    "Content-Disposition",
                    "Memento-Datetime",
                    "Link");

    private final ProblemTexts texts;
    private final JsonMapper json;
    private final BiConsumer<Problem, HttpServletRequest> told;

    /**
     * @param told hears of every problem that is put into words for a caller
     */
    Problems(ProblemTexts texts, JsonMapper json, BiConsumer<Problem, HttpServletRequest> told) {
        this.texts = texts;
        this.json = json;
        this.told = told;
    }

    /** The problem as the members of a JSON object. */
    public Map<String, Object> say(Problem problem, HttpServletRequest request) {
        told.accept(problem, request);
        var language = Requests.language(request);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("type", "/problems/" + problem.type());
        answer.put("title", texts.title(problem.type(), problem.properties(), language));
        answer.put("status", problem.status().value());
        var detail = texts.detail(problem.type(), problem.properties(), language);
        if (detail != null) answer.put("detail", detail);
        answer.put("instance", "urn:uuid:" + Requests.id(request));
        problem.properties()
                .forEach((name, value) ->
                        answer.putIfAbsent(
                                name,
                                value instanceof Problem.Phrase phrase
                                        ? texts.say(phrase, language)
                                        : value));
        if (!problem.errors().isEmpty()) {
            answer.put(
                    "errors",
                    problem.errors().stream().map(error -> say(error, request, language)).toList());
        }
        return answer;
    }

    private Map<String, Object> say(
            Problem.FieldError error, HttpServletRequest request, Locale language) {
        var field = new LinkedHashMap<String, Object>();
        field.put("pointer", pointer(error, request));
        field.put("code", error.code());
        var detail = texts.error(error.code(), language);
        if (detail != null) field.put("detail", detail);
        if (!error.allowed().isEmpty()) field.put("allowed", error.allowed());
        return field;
    }

    /** A DELETE has no body: what a decision found wrong stood in the query. */
    private static String pointer(Problem.FieldError error, HttpServletRequest request) {
        return request.getMethod().equals("DELETE") && error.pointer().startsWith("/")
                ? "query:" + error.pointer().substring(1)
                : error.pointer();
    }

    /** Answers with the problem, unless an answer is already on its way. */
    public void answer(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) return;
        var body = json.writeValueAsBytes(say(problem, request));
        response.resetBuffer();
        // what was said of an answer that nobody gives
        for (var name : OF_THE_ANSWER) response.setHeader(name, null);
        response.setStatus(problem.status().value());
        problem.headers().forEach(response::setHeader);
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Content-Language", Requests.language(request).getLanguage());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
