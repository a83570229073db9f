package lv.atbilstiba.platform.read;

import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.ViewNotReady;
import lv.atbilstiba.platform.projection.ViewSnapshot;
import lv.atbilstiba.platform.projection.Views;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Answers as of a point of history: of the present, of an instant, of a position; and not before
 * the view has come to what the caller wrote.
 */
@Component
public final class AsOfs {
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final EventLog log;
    private final Views views;
    private final Clock clock;

    public AsOfs(EventLog log, Views views, @Qualifier("registerClock") Clock clock) {
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /**
     * What a caller asks of the time of an answer; each part may be missing.
     *
     * @param asOf an instant or a position; the present if missing
     * @param waitForPosition the position that the view must have come to: {@code 42}, or {@code
     *     42;wait=5} for another patience than two seconds, ten at most
     */
    public record Asked(@Nullable String asOf, @Nullable String waitForPosition) {}

    /** Answers from a view, on one snapshot, as of the point asked for. */
    public <T> T answer(
            ProjectionName view, Asked asked, BiFunction<ViewSnapshot, AsOf, T> question) {
        waitFor(view, asked.waitForPosition);
        var past = past(asked.asOf);
        if (past != null) await(view, past.position(), PATIENCE);
        return read(view, past, question);
    }

    /** Answers from a view as of a point that is known already, such as a cursor's. */
    public <T> T answer(
            ProjectionName view, AsOf point, BiFunction<ViewSnapshot, AsOf, T> question) {
        return read(view, point, question);
    }

    /** The point asked for of the log itself, which is never behind. */
    public AsOf point(Asked asked) {
        waitFor(null, asked.waitForPosition);
        var past = past(asked.asOf);
        return past != null ? past : new AsOf(log.head(), now(), false);
    }

    private <T> T read(
            ProjectionName view, @Nullable AsOf past, BiFunction<ViewSnapshot, AsOf, T> question) {
        try {
            return views.read(
                    view,
                    snapshot ->
                            question.apply(
                                    snapshot,
                                    past != null
                                            ? past
                                            : new AsOf(
                                                    snapshot.position().position(), now(), false)));
        } catch (ViewNotReady e) {
            throw new ProblemException(
                    Problem.unavailable("projection/view-not-ready", 5)
                            .with("view", e.view().value()));
        }
    }

    /** The register's time. */
    public Instant now() {
        return clock.instant();
    }

    private @Nullable AsOf past(@Nullable String asked) {
        if (asked == null) return null;
        if (POSITION.matcher(asked).matches()) {
            long position = Long.parseLong(asked);
            if (position > log.head()) throw invalid("asOf", "in-the-future");
            return new AsOf(position, log.logTime(position).orElse(Instant.EPOCH), true);
        }
        var instant = instant("asOf", asked);
        return new AsOf(log.positionAt(instant), instant, true);
    }

    /**
     * An instant of the past or present in a parameter of the query.
     *
     * @throws ProblemException 400 if it is no instant, or lies in the future
     */
    public Instant instant(String parameter, String asked) {
        try {
            var instant = Instant.parse(asked);
            if (instant.isAfter(now())) throw invalid(parameter, "in-the-future");
            return instant;
        } catch (DateTimeParseException e) {
            throw invalid(parameter, "invalid-date");
        }
    }

    private void waitFor(@Nullable ProjectionName view, @Nullable String header) {
        if (header == null) return;
        var parts = header.split(";", -1);
        var patience = PATIENCE;
        var position = parts[0].strip();
        if (!POSITION.matcher(position).matches() || parts.length > 2) throw badHeader();
        if (parts.length == 2) {
            var wait = parts[1].strip();
            if (!wait.matches("wait=[0-9]{1,3}")) throw badHeader();
            patience = Duration.ofSeconds(Long.parseLong(wait.substring(5)));
            if (patience.compareTo(LONGEST) > 0) patience = LONGEST;
        }
        await(view, Long.parseLong(position), patience);
    }

    private void await(@Nullable ProjectionName view, long position, Duration patience) {
        try {
            if (view == null
                    ? log.await(position, patience)
                    : views.awaitPosition(view, position, patience)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                Problem.unavailable("projection/position-not-reached", 1).with("wanted", position));
    }

    private static ProblemException badHeader() {
        return new ProblemException(
                Problem.malformed("request/invalid-parameter")
                        .at("header:Wait-For-Position", "invalid-value"));
    }

    /** A parameter of the query that is wrong. */
    public static ProblemException invalid(String parameter, String code) {
        return new ProblemException(
                Problem.malformed("request/invalid-parameter").at("query:" + parameter, code));
    }
}
