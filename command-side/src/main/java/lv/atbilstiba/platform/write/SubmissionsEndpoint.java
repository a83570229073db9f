package lv.atbilstiba.platform.write;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.problem.BrokenAnswer;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemAdvice;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.problem.Problems;
import lv.atbilstiba.platform.problem.Requests;
import lv.atbilstiba.platform.request.RequestPath;
import lv.atbilstiba.platform.security.Caller;
import lv.atbilstiba.platform.security.CallersAgain;
import lv.atbilstiba.platform.security.TableOfRights;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.pattern.PathPattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Many writes in one call: a line for each, an answer for each line, in order, as they are decided.
 * A line that fails stops no other. Each line goes to the endpoint that its method and path name,
 * under the caller's own rights, as if it had come alone.
 */
@RestController
@Tag(name = "submissions")
final class SubmissionsEndpoint {
    static final String PATH = "/api/submissions";
    static final PathPattern PATTERN = RequestPath.pattern(PATH);
    private static final Set<String> METHODS = Set.of("POST", "PUT", "DELETE");
    private static final String NDJSON = "application/x-ndjson";
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionsEndpoint.class);

    private final DispatcherServlet dispatcher;
    private final TableOfRights table;
    private final CallersAgain callers;
    private final Problems problems;
    private final ProblemAdvice advice;
    private final JsonMapper json;
    private final WriteProperties properties;
    private final Backlog backlog;

    SubmissionsEndpoint(
            DispatcherServlet dispatcher,
            TableOfRights table,
            CallersAgain callers,
            Problems problems,
            ProblemAdvice advice,
            JsonMapper json,
            WriteProperties properties) {
        this.dispatcher = dispatcher;
        this.table = table;
        this.callers = callers;
        this.problems = problems;
        this.advice = advice;
        this.json = json;
        this.properties = properties;
        this.backlog =
                new Backlog(properties.backlogOfOne().toBytes(), properties.backlog().toBytes());
    }

    /** One write of many; the fields are those of the request it stands for. */
    record Line(
            @Schema(
                            allowableValues = {"POST", "PUT", "DELETE"},
                            example = "POST")
                    String method,
            @Schema(example = "/api/services", pattern = "^/api/") String path,
            @Schema(implementation = Object.class) @Nullable AsWritten body,
            @Schema(example = "*", pattern = "\"|^\\s*\\*\\s*$") @Nullable String ifMatch,
            @Schema(pattern = "^[\\x21-\\x7E]{1,200}$") @Nullable String idempotencyKey) {}

    /** What became of a line; the fields are those of the answer it would have had alone. */
    record LineAnswer(
            @Schema(description = "Its number among the lines, from 1") int line,
            @Schema(example = "201") int status,
            @Nullable String location,
            @Nullable String etag,
            @Schema(description = "Event-Position") @Nullable Long position,
            @Schema(
                            implementation = Object.class,
                            description = "As alone: what was accepted, or the problem")
                    @Nullable JsonNode body) {}

    @Operation(
            summary = "Submit many writes, an answer per line",
            description =
                    "Each line is {\"method\", \"path\", \"body\", \"ifMatch\","
                        + " \"idempotencyKey\"}; each answer is {\"line\", \"status\","
                        + " \"location\", \"etag\", \"position\", \"body\"}. Lines are carried out"
                        + " in order; one that fails, or cannot be read, stops no other. An empty"
                        + " line is counted and not answered. Each line is judged by the token and"
                        + " the roles of its time: once the token has ended, every line is answered"
                        + " with 401, and what came before it stands. Beyond the most lines or"
                        + " bytes that one call may have, the first line too many is answered with"
                        + " 413 and is the last one answered; what came before it stands. Read the"
                        + " answers while you send: when too many of them are unread, no further"
                        + " line is taken until you do, and a call whose answers are not read, or"
                        + " slower than 16 KB a second, is broken off.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = NDJSON,
                                            schema = @Schema(implementation = Line.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = NDJSON,
                                            schema = @Schema(implementation = LineAnswer.class))))
    @PostMapping(path = PATH, consumes = NDJSON, produces = NDJSON)
    void submit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getContentLengthLong() > properties.largestSubmissions().toBytes())
            throw new ProblemException(tooLarge(properties.largestSubmissions().toBytes()));
        response.setStatus(HttpStatus.OK.value());
        response.setContentType(NDJSON);
        var client = callers.of(request).client();
        try (var body =
                new ReadAhead(
                        request.getInputStream(),
                        request.getContentLengthLong(),
                        backlog,
                        client)) {
            var lines =
                    new Lines(
                            body,
                            properties.largestBody().toBytes(),
                            properties.largestSubmissions().toBytes());
            answer(
                    lines,
                    new LineAnswers(response, backlog, client, System::nanoTime),
                    request,
                    response);
        }
    }

    private void answer(
            Lines lines,
            LineAnswers answers,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            answerEach(lines, answers, request, response);
        } catch (IOException | RuntimeException | Error failure) {
            // what was decided is told, and then the call is broken off: it is not whole
            try {
                answers.end();
            } catch (IOException gone) {
                failure.addSuppressed(gone);
            }
            throw failure;
        }
        answers.end();
    }

    private void answerEach(
            Lines lines,
            LineAnswers answers,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var number = 0;
        var writes = 0;
        while (true) {
            answers.reads();
            var line = lines.next();
            answers.hasRead();
            if (lines.allCame()) answers.allCame();
            if (line == null) return;
            number++;
            if (isBlank(line) && !lines.overlong() && !lines.spent()) continue;
            writes++;
            if (lines.spent() || writes > properties.mostSubmissions()) {
                answers.say(said(number, refused(request, tooMany(lines.spent()))));
                passOverTheRest(lines, answers);
                return;
            }
            answers.say(
                    said(
                            number,
                            lines.overlong()
                                    ? refused(request, tooLarge(properties.largestBody().toBytes()))
                                    : decided(line, request, response)));
        }
    }

    /** Who reads only after having sent everything is answered all the same. */
    private static void passOverTheRest(Lines lines, LineAnswers answers) {
        try {
            do {
                answers.reads();
            } while (lines.passOver());
            answers.hasRead();
        } catch (IOException notNeeded) {
            LOG.debug("the rest of the lines could not be read", notNeeded);
        }
    }

    /** Whatever a line holds and whatever comes of it, it is answered. */
    private Map<String, Object> decided(
            byte[] text, HttpServletRequest request, HttpServletResponse response) {
        try {
            // a long call outlives tokens, links and roles: each line is judged by those of its
            // time
            return carryOut(text, callers.of(request), request, response);
        } catch (IOException | RuntimeException | Error failure) {
            return refused(request, advice.told(failure, request));
        }
    }

    private Map<String, Object> carryOut(
            byte[] text, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        @Nullable Line line;
        byte[] body;
        try {
            line = AsWritten.read(json, text, Line.class);
            if (line == null) return refused(request, notASubmission("", "missing"));
            body = line.body() == null ? new byte[0] : line.body().bytes();
        } catch (JacksonException wrong) {
            return refused(request, ProblemAdvice.unreadable(wrong));
        }
        if (!METHODS.contains(line.method()))
            return refused(request, notASubmission("/method", "invalid-value"));
        var target = LineTarget.of(line.path());
        if (target == null || PATTERN.matches(target.parsed()))
            return refused(request, notASubmission("/path", "invalid-value"));
        var method = HttpMethod.valueOf(line.method());
        var denied = table.denial(method, target.parsed(), caller);
        if (denied.isPresent()) return refused(request, denied.get());
        var asked = new LineRequest(request, line, target, body, Requests.id(request));
        var answered = new LineResponse(response);
        try {
            dispatcher.service(asked, answered);
            var broken = BrokenAnswer.take(asked);
            if (broken != null) throw new ServletException(broken);
            if (!answered.answered())
                throw new IllegalStateException("nobody answered " + line.method());
        } catch (ServletException | IOException | RuntimeException | Error failure) {
            return refused(request, advice.told(failure, asked));
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("status", answered.getStatus());
        put(answer, "location", answered.getHeader("Location"));
        put(answer, "etag", answered.getHeader("ETag"));
        var position = answered.getHeader(Answers.POSITION);
        if (position != null) answer.put("position", Long.parseLong(position));
        var said = answered.body();
        if (said.length > 0) answer.put("body", json.readTree(said));
        return answer;
    }

    private static Problem notASubmission(String pointer, String code) {
        return Problem.unprocessable("write/not-a-submission").at(pointer, code);
    }

    private Map<String, Object> refused(HttpServletRequest request, Problem problem) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("status", problem.status().value());
        answer.put("body", problems.say(problem, request));
        return answer;
    }

    private static void put(Map<String, Object> answer, String name, @Nullable Object value) {
        if (value != null) answer.put(name, value);
    }

    private byte[] said(int number, Map<String, Object> answer) {
        var line = new LinkedHashMap<String, Object>();
        line.put("line", number);
        line.putAll(answer);
        var bytes = json.writeValueAsBytes(line);
        var ended = Arrays.copyOf(bytes, bytes.length + 1);
        ended[bytes.length] = '\n';
        return ended;
    }

    private static boolean isBlank(byte[] line) {
        for (var character : line)
            if (character != ' ' && character != '\t' && character != '\r') return false;
        return true;
    }

    private static Problem tooLarge(long most) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "request/too-large").with("maxBytes", most);
    }

    private Problem tooMany(boolean bytes) {
        return bytes
                ? tooLarge(properties.largestSubmissions().toBytes())
                : Problem.of(HttpStatus.CONTENT_TOO_LARGE, "write/too-many-submissions")
                        .with("most", properties.mostSubmissions());
    }

    /** The lines of a stream, none of which is held beyond its limit. */
    private static final class Lines {
        private static final int PART = 1 << 16;

        private final ReadAhead in;
        private final long longest;
        private final long most;
        private long read;
        private boolean overlong;

        Lines(ReadAhead in, long longest, long most) {
            this.in = in;
            this.longest = longest;
            this.most = most;
        }

        /** The next line; null at the end. */
        byte @Nullable [] next() throws IOException {
            var line = new ByteArrayOutputStream();
            overlong = false;
            var any = false;
            for (var next = in.read(); next >= 0; next = in.read()) {
                any = true;
                read++;
                if (next == '\n' || spent()) break;
                if (line.size() < longest) line.write(next);
                else overlong = true;
            }
            if (!any) return null;
            in.takeIn();
            return line.toByteArray();
        }

        boolean allCame() {
            return in.allCame();
        }

        /** Passes over some of what is left; false if that is all, or far too much. */
        boolean passOver() throws IOException {
            var some = in.read(new byte[PART]);
            read += Math.max(some, 0);
            return some >= 0 && read <= 2 * most;
        }

        boolean overlong() {
            return overlong;
        }

        boolean spent() {
            return read > most;
        }
    }
}
