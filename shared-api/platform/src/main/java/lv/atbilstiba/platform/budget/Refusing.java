package lv.atbilstiba.platform.budget;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.problem.Problem;

import java.io.IOException;

/** Answers with a problem. */
@FunctionalInterface
interface Refusing {
    void answer(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
