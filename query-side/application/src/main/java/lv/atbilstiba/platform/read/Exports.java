package lv.atbilstiba.platform.read;

import jakarta.servlet.http.HttpServletRequest;

import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.platform.problem.Requests;
import lv.atbilstiba.platform.security.Caller;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import javax.sql.DataSource;

/**
 * The record of who took history away: events, the log's entries, histories of subjects, findings.
 * Every read that gives any of it writes here, with one statement, before it gives anything.
 */
@Component
public final class Exports {
    private static final String EXPORTED =
            """
            INSERT INTO access.exported (actor, what, up_to, request)
            VALUES (:actor, :what, :upTo, :request)
            """;

    /** As much of a question as is kept: its texts are the caller's. */
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;

    Exports(DataSource source) {
        jdbc = JdbcClient.create(source);
    }

    /**
     * Recorded before anything is given: what nobody could record, nobody gets. A HEAD gets
     * nothing, so nothing is recorded of it.
     *
     * @param what a package's scope, which events, whose history
     * @param upTo the last position that it could hold
     */
    public void record(Caller caller, Object what, long upTo, HttpServletRequest request) {
        if (request.getMethod().equals("HEAD")) return;
        jdbc.sql(EXPORTED)
                .param("actor", caller.actor())
                .param("what", Words.start(what.toString(), LONGEST))
                .param("upTo", upTo)
                .param("request", Requests.id(request))
                .update();
    }
}
