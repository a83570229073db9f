package lv.atbilstiba.platform.read;

import lv.atbilstiba.platform.request.AsksInQuery;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/**
 * What a caller asks of the time of an answer. An argument of every read: {@link AskedArgument}
 * makes it of {@code asOf}, {@code Accept-Datetime} and {@code Wait-For-Position}, in one way for
 * all of them.
 *
 * @param past the point of history that the answer is to speak of; null for the present
 * @param written what the answer has to know of; null for whatever it knows
 */
@AsksInQuery(AskedArgument.AS_OF)
public record Asked(@Nullable AsOf past, @Nullable Written written) {
    /** The present, without waiting. */
    public static final Asked NOW = new Asked(null, null);

    /**
     * The same for what follows a page: it speaks of the point that the first page spoke of.
     *
     * @throws lv.atbilstiba.platform.problem.ProblemException 400 if another point is asked for
     */
    public Asked goingOn(Optional<Cursor> cursor) {
        if (cursor.isEmpty()) return this;
        var point = cursor.get().asOf();
        if (past != null && !past.equals(point))
            throw AsOfs.invalid(Cursor.PARAMETER, "other-point");
        return new Asked(point, written);
    }

    /** The same as of a point; as of the present if there is none. */
    public Asked at(@Nullable AsOf point) {
        return new Asked(point, written);
    }

    /**
     * A position to wait for, such as that of the caller's own write.
     *
     * @param until on the clock of {@link System#nanoTime()}
     */
    public record Written(long position, long until) {
        static Written of(long position, Duration patience) {
            return new Written(position, System.nanoTime() + patience.toNanos());
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
        }
    }
}
