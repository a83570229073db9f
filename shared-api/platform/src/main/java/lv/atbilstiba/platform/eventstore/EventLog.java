package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.kernel.RigaCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

/**
 * The register's history in its one order, for all who read it. Nothing beyond the safe position is
 * ever shown, so nothing that was shown is later found to have had something before it.
 */
public interface EventLog {
    /** The log of a database, up to what is safe there. */
    static EventLog on(DataSource database, SafePosition safePosition) {
        return new JdbcEventLog(database, safePosition);
    }

    /** The safe position: every event up to it is decided. 0 while nothing was ever written. */
    long head();

    /**
     * The next events after a position, in order, at most {@code limit} of them. Fewer than the
     * limit means that the log's head, as of the call, is reached.
     */
    List<StoredEvent> after(long position, int limit);

    /**
     * All events after a position up to another (inclusive, or the head if that is less), in order,
     * through one cursor: the fast way over a long history. The event handed over is not reused.
     *
     * @return the last position handed over, or {@code after} if there was none
     */
    long replay(long after, long upTo, Consumer<? super StoredEvent> reader);

    /** The history of one aggregate up to the safe position, in order. */
    List<StoredEvent> of(String aggregate);

    /**
     * The histories of these aggregates up to a position (inclusive, or the head if that is less),
     * one after the other, each in order: one question, however many they are.
     */
    default List<StoredEvent> ofAll(Collection<String> aggregates, long upTo) {
        return aggregates.stream()
                .distinct()
                .flatMap(aggregate -> of(aggregate).stream())
                .filter(event -> event.position() <= upTo)
                .toList();
    }

    /**
     * Riga's day of the first event of all: when the register opened, if nothing else is recorded.
     */
    default Optional<LocalDate> firstDay() {
        return after(0, 1).stream()
                .findFirst()
                .map(first -> RigaCalendar.dayOf(first.recordedAt()));
    }

    /** The event at a position; empty for a hole and beyond the safe position. */
    Optional<StoredEvent> at(long position);

    /**
     * The events at these positions, in the register's order, without those that {@link #at} lacks.
     */
    default List<StoredEvent> atAll(Collection<Long> positions) {
        return positions.stream().sorted().distinct().flatMap(it -> at(it).stream()).toList();
    }

    /**
     * How much room events take, as they are stored.
     *
     * @param last the position of the last of them; 0 if there is none
     * @param bytes of what they say, and of who recorded it
     */
    record Volume(int events, long last, long bytes) {
        static Volume of(List<StoredEvent> events) {
            return new Volume(
                    events.size(),
                    events.isEmpty() ? 0 : events.getLast().position(),
                    events.stream()
                            .mapToLong(it -> it.payload().length + it.metadata().length)
                            .sum());
        }
    }

    /** The room that the next events after a position take, up to another, at most so many. */
    default Volume volume(long after, long upTo, int limit) {
        return Volume.of(
                after(after, limit).stream().takeWhile(it -> it.position() <= upTo).toList());
    }

    /** The room that the events at these positions take. */
    default Volume volume(Collection<Long> positions) {
        return Volume.of(atAll(positions));
    }

    /** How many events there are up to a position (inclusive, or the head if that is less). */
    long countUpTo(long position);

    /**
     * Log time: the largest {@code recordedAt} up to a position (inclusive, or the head if that is
     * less); empty before the first event.
     */
    Optional<Instant> logTime(long position);

    /**
     * The position of the last event before log time passes an instant: the last one whose log time
     * is not after it; 0 when there is none.
     */
    long positionAt(Instant instant);

    /**
     * The position of the last event before log time comes to an instant; 0 when there is none. Log
     * time has microseconds, which is what PostgreSQL keeps.
     */
    default long positionBefore(Instant instant) {
        return instant.isAfter(Instant.EPOCH) ? positionAt(instant.minusNanos(1)) : 0;
    }

    /**
     * Waits until a position is safe.
     *
     * @return whether it is
     */
    boolean await(long position, Duration patience);

    /**
     * Whether the head is the log's end: nothing is undecided, and it was looked at lately. If not,
     * nothing follows from an event that is not there.
     */
    default boolean isAtTheEnd() {
        return true;
    }

    /**
     * Calls the listener, soon and with the newest safe position, after that moved. It is called
     * from the one thread that looks, so it does no more than wake somebody.
     */
    Subscription onAdvance(LongConsumer listener);

    /** Ends when closed. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
