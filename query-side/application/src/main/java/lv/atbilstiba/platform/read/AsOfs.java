package lv.atbilstiba.platform.read;

import static lv.atbilstiba.kernel.InvalidValue.Rule.NEGATIVE;

import lv.atbilstiba.kernel.InvalidValue;
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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
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
    private static final Duration NODES_APART = Duration.ofMillis(500);
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final EventLog log;
    private final Views views;
    private final Clock clock;
    private final LostPositions lost;

    AsOfs(EventLog log, Views views, @Qualifier("registerClock") Clock clock, LostPositions lost) {
        this.log = log;
        this.views = views;
        this.clock = clock;
        this.lost = lost;
    }

    /**
     * @param asOf an instant or a position of the past
     * @param acceptDatetime an instant in the form of RFC 1123; it counts where there is no {@code
     *     asOf}, and means the present if it lies in the future
     * @param waitForPosition the position that the answer must know of: {@code 42}, or {@code
     *     42;wait=5} for another patience than two seconds, ten at most
     */
    Asked asked(
            @Nullable String asOf,
            @Nullable String acceptDatetime,
            @Nullable String waitForPosition) {
        var written = written(waitForPosition);
        if (written != null)
            lost.require("header:" + ReadHeaders.WAIT_FOR_POSITION, written.position());
        // a position just written may not be safe yet, and would be taken for a future one
        if (written != null && asOf != null) await(null, written.position(), written.left());
        if (asOf != null) return new Asked(point("asOf", asOf), written);
        if (acceptDatetime != null) return new Asked(datetime(acceptDatetime), written);
        return new Asked(null, written);
    }

    /** Answers from a view, on one snapshot, as of the point asked for. */
    public <T> T answer(
            ProjectionName view, Asked asked, BiFunction<ViewSnapshot, AsOf, T> question) {
        if (asked.written() != null)
            await(view, asked.written().position(), asked.written().left());
        var past = asked.past();
        if (past != null) {
            lost.require("query:cursor", past.position());
            requireNotInTheFuture(past);
            await(view, past.position(), PATIENCE);
        }
        return read(view, past, question);
    }

    /**
     * A point that a cursor names is judged as one that the caller names. Another node may have
     * seen a little more when it made the cursor, and its clock may be a little ahead.
     */
    private void requireNotInTheFuture(AsOf past) {
        if (past.instant().isBefore(Instant.EPOCH)
                || past.instant().isAfter(now().plus(CLOCKS_APART))
                || (past.position() > log.head() && !log.await(past.position(), NODES_APART)))
            throw invalid(Cursor.PARAMETER, "in-the-future");
    }

    /** The point asked for of the log itself, which is never behind. */
    public AsOf point(Asked asked) {
        if (asked.written() != null)
            await(null, asked.written().position(), asked.written().left());
        return asked.past() != null ? asked.past() : new AsOf(log.head(), now(), false);
    }

    private <T> T read(
            ProjectionName view, @Nullable AsOf past, BiFunction<ViewSnapshot, AsOf, T> question) {
        try {
            return views.read(
                    view,
                    snapshot -> {
                        Staleness.tell(snapshot.parked().size());
                        return question.apply(
                                snapshot,
                                past != null
                                        ? past
                                        : new AsOf(snapshot.position().position(), now(), false));
                    });
        } catch (ViewNotReady e) {
            throw notReady(e);
        }
    }

    /** 503: the view is being filled for the first time. */
    public static ProblemException notReady(ViewNotReady e) {
        return new ProblemException(
                Problem.unavailable("projection/view-not-ready", 5).with("view", e.view().value()));
    }

    /**
     * A position to go on after.
     *
     * @throws ProblemException 400 if it is none, 410 if it is one of a lost future
     */
    public long after(long position) {
        if (position < 0)
            throw invalid("after", new InvalidValue(NEGATIVE, Map.of("field", "after")));
        lost.require("query:after", position);
        return position;
    }

    /**
     * A position in the path.
     *
     * @throws ProblemException 410 if it is one of a lost future
     */
    public void requireNotLost(long position) {
        lost.require("path:position", position);
    }

    /** The register's time. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * A point of history in a parameter of the query, or in the body: a position, or an instant.
     *
     * @param parameter its name, or a pointer into the body
     * @throws ProblemException 400 if it is neither, or lies in the future
     */
    public AsOf point(String parameter, String asked) {
        if (POSITION.matcher(asked).matches()) {
            long position = Long.parseLong(asked);
            lost.require("query:" + parameter, position);
            if (position > log.head()) throw invalid(parameter, "in-the-future");
            return new AsOf(position, log.logTime(position).orElse(Instant.EPOCH), true);
        }
        return at(instant(parameter, asked, "point"));
    }

    /**
     * The end of a span that a caller asks about: the earlier of {@code to} and of the point asked
     * for, where both are.
     *
     * @param to the parameter of that name
     */
    public Asked until(@Nullable String to, Asked asked) {
        if (to == null) return asked;
        var end = point("to", to);
        var past = asked.past();
        return past != null && past.isBefore(end) ? asked : asked.at(end);
    }

    private AsOf datetime(String header) {
        try {
            var wanted = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.strip()));
            var now = now();
            return at(wanted.isAfter(now) ? now : wanted);
        } catch (DateTimeException e) {
            throw badHeader(Memento.ACCEPT_DATETIME, "http-date");
        }
    }

    private AsOf at(Instant instant) {
        return new AsOf(log.positionAt(instant), instant, true);
    }

    /**
     * An instant of the past or present in a parameter of the query.
     *
     * @throws ProblemException 400 if it is no instant, or lies before 1970 or in the future
     */
    public Instant instant(String parameter, String asked) {
        return instant(parameter, asked, "past-instant");
    }

    private Instant instant(String parameter, String asked, String rule) {
        try {
            var instant = Instant.parse(asked);
            if (instant.isAfter(now())) throw invalid(parameter, "in-the-future");
            if (!instant.isBefore(Instant.EPOCH)) return instant;
        } catch (DateTimeParseException none) {
            // told below
        }
        throw new ProblemException(invalid(parameter, "invalid-date").problem().breaking(rule));
    }

    private static Asked.@Nullable Written written(@Nullable String header) {
        if (header == null) return null;
        var parts = header.split(";", -1);
        var patience = PATIENCE;
        var position = parts[0].strip();
        if (!POSITION.matcher(position).matches() || parts.length > 2) throw badWait();
        if (parts.length == 2) {
            var wait = parts[1].strip();
            if (!wait.matches("wait=[0-9]{1,3}")) throw badWait();
            patience = Duration.ofSeconds(Long.parseLong(wait.substring(5)));
            if (patience.compareTo(LONGEST) > 0) patience = LONGEST;
        }
        return Asked.Written.of(Long.parseLong(position), patience);
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

    private static ProblemException badWait() {
        return badHeader(ReadHeaders.WAIT_FOR_POSITION, "wait");
    }

    private static ProblemException badHeader(String name, String rule) {
        return new ProblemException(
                Problem.malformed("request/invalid-header")
                        .at("header:" + name, "invalid-value")
                        .breaking(rule));
    }

    /** 400: a parameter of the query is no value of its type. */
    public static ProblemException invalid(String parameter, InvalidValue wrong) {
        return new ProblemException(Problem.invalidParameter(wrong, "query:" + parameter));
    }

    /**
     * 400: what was asked for is wrong.
     *
     * @param parameter of the query, by its name; or a pointer into the body
     */
    public static ProblemException invalid(String parameter, String code) {
        return new ProblemException(
                Problem.malformed("request/invalid-parameter")
                        .at(parameter.startsWith("/") ? parameter : "query:" + parameter, code));
    }
}
