package lv.atbilstiba.platform.write.decision;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.ViewNotReady;
import lv.atbilstiba.platform.projection.Views;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

/** Questions to the tables of a lookup; while they are not there yet, they know nothing. */
public final class Lookup {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ProjectionName name;
    private final ObjectProvider<Views> views;
    private final JdbcClient jdbc;

    public Lookup(ProjectionName name, ObjectProvider<Views> views, DataSource source) {
        this.name = name;
        this.views = views;
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * Waits until the tables hold what was recorded up to a position.
     *
     * @throws IllegalStateException if they do not come to it within half a minute
     */
    public void await(long position) {
        try {
            if (views.getObject().awaitPosition(name, position, PATIENCE)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
        throw new IllegalStateException(name + " did not come to position " + position);
    }

    /**
     * Asked where a right, or that something is there once only, rests on the answer.
     *
     * @param aggregate whose rows are to be believed
     * @throws ProblemException 409 if a record of it cannot be read: its rows may be old
     */
    public void requireReadable(Object aggregate) {
        var known = views.getIfAvailable();
        try {
            if (known == null || !known.parked(name, aggregate.toString())) return;
        } catch (ViewNotReady _) {
            return; // nothing is known yet: the history tells
        }
        throw new ProblemException(Problem.conflict("write/subject-unreadable"));
    }

    /**
     * @param text one statement, naming tables as {@code {tables}.name}
     */
    public <T> List<T> ask(String text, Function<JdbcClient.StatementSpec, List<T>> question) {
        var known = views.getIfAvailable();
        if (known == null) return List.of();
        try {
            return question.apply(jdbc.sql(known.sql(name, text)));
        } catch (ViewNotReady _) {
            return List.of();
        }
    }
}
