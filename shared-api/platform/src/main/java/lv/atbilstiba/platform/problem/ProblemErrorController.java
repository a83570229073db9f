package lv.atbilstiba.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

/** Answers for what went wrong outside the dispatcher: in a filter, or in the server. */
@RestController
final class ProblemErrorController implements ErrorController {
    private final ProblemAdvice advice;
    private final Problems problems;

    ProblemErrorController(ProblemAdvice advice, Problems problems) {
        this.advice = advice;
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return; // what has begun is broken off
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            advice.answer(thrown, request, response);
        } else {
            var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            problems.answer(
                    ProblemAdvice.ofStatus(status instanceof Integer code ? code : 404),
                    request,
                    response);
        }
    }
}
