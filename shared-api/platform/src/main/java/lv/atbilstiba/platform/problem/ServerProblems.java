package lv.atbilstiba.platform.problem;

import lv.atbilstiba.platform.request.PageHeaders;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Says what Tomcat refuses before any filter sees it, such as a malformed request line. */
public final class ServerProblems extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported())
            return;
        var problem = ProblemAdvice.ofStatus(status);
        var body =
                """
                {"type":"/problems/%s","title":"%s","status":%d}\
                """
                        .formatted(
                                problem.type(),
                                problem.type().substring(problem.type().indexOf('/') + 1),
                                status);
        try {
            PageHeaders.write(response.getResponse());
            response.setHeader("Cache-Control", "no-store");
            response.setContentType(Problems.MEDIA_TYPE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            var writer = response.getReporter();
            if (writer == null) return;
            writer.write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("nobody was there to read the problem", gone);
        }
    }
}
