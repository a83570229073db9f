package lv.atbilstiba.platform.read;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.swagger.v3.oas.annotations.media.Schema;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Views;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Up to where an answer reads: not before the caller's own write, and as of a past position. */
@Component
public final class Reading {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EventLog log;
    private final Views views;
    private final Clock clock;

    public Reading(EventLog log, Views views, @Qualifier("registerClock") Clock clock) {
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /**
     * Where an answer stands.
     *
     * @param position the last position it knows of
     * @param logTime the register's time there; null before the first event
     * @param past whether the caller asked for it, so that later rows do not count
     * @param day the day in Riga on which it stands: today, or the day of the log's time there
     */
    public record Point(
            @Schema(example = "4711") long position,
            @Nullable Instant logTime,
            @JsonIgnore boolean past,
            @JsonIgnore LocalDate day) {}

    /** The point up to which a view answers. */
    public Point of(ProjectionName view, @Nullable String asOf, @Nullable Long waitFor) {
        if (waitFor != null) await(view, waitFor);
        if (asOf == null) {
            var position = views.position(view);
            return new Point(position.position(), position.logTime(), false, today());
        }
        var asked = position(asOf);
        await(view, asked);
        return past(asked);
    }

    /** The point up to which the log itself answers. */
    public Point ofLog(@Nullable String asOf, @Nullable Long waitFor) {
        if (waitFor != null && !log.await(waitFor, PATIENCE)) throw late();
        if (asOf != null) return past(position(asOf));
        var head = log.head();
        return new Point(head, log.logTime(head).orElse(null), false, today());
    }

    private Point past(long position) {
        var logTime = log.logTime(position).orElse(null);
        return new Point(
                position,
                logTime,
                true,
                logTime == null ? LocalDate.EPOCH : RigaCalendar.dayOf(logTime));
    }

    private LocalDate today() {
        return RigaCalendar.dayOf(clock.instant());
    }

    /**
     * The position that {@code asOf} means: itself, or the last one recorded until an instant.
     *
     * @throws ProblemException if it is neither, or lies in the future
     */
    public long position(String asOf) {
        var head = log.head();
        if (asOf.chars().allMatch(Character::isDigit) && asOf.length() < 19) {
            var position = Long.parseLong(asOf);
            if (position > head) throw new ProblemException(invalid("asOf", "in-the-future"));
            return position;
        }
        try {
            var instant = Instant.parse(asOf);
            // a minute allows for clocks that differ
            if (instant.isAfter(clock.instant().plusSeconds(60)))
                throw new ProblemException(invalid("asOf", "in-the-future"));
            return log.positionAt(instant);
        } catch (DateTimeParseException e) {
            throw new ProblemException(invalid("asOf", "invalid-date"));
        }
    }

    private void await(ProjectionName view, long position) {
        try {
            if (!views.awaitPosition(view, position, PATIENCE)) throw late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late();
        }
    }

    private static ProblemException late() {
        return new ProblemException(Problem.unavailable("reading/not-there-yet", 1));
    }

    /** A parameter of the query that is wrong. */
    public static Problem invalid(String parameter, String code) {
        return Problem.malformed("request/invalid-parameter").at("query:" + parameter, code);
    }

    /** Nothing of that name, or nothing that the caller may see. */
    public static ProblemException notFound() {
        return new ProblemException(Problem.notFound("request/not-found"));
    }
}
