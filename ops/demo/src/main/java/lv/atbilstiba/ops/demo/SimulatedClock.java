package lv.atbilstiba.ops.demo;

import lv.atbilstiba.kernel.RigaCalendar;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import javax.sql.DataSource;

/**
 * The one clock of the register, set back by a shift that the demo makes smaller as its year goes
 * by. The application reads it here, and the log through {@code eventstore.log_clock()}, which the
 * demo replaces by one that adds the same shift. It runs forward only; at the end the shift is zero
 * and the function is what it was.
 */
final class SimulatedClock extends Clock {
    private static final String LOOK =
            """
            SELECT to_regclass('eventstore.simulated_clock') IS NOT NULL AS known,
                   EXISTS (SELECT 1 FROM eventstore.domain_event) AS used
            """;
    private static final String FINISHED =
            """
            SELECT finished_at IS NOT NULL FROM eventstore.simulated_clock
            """;
    private static final String TAKE_OVER =
            """
            CREATE TABLE eventstore.simulated_clock (
                only_one           boolean     NOT NULL DEFAULT true
                    CONSTRAINT simulated_clock_pk PRIMARY KEY
                    CONSTRAINT simulated_clock_ck_only_one CHECK (only_one),
                shift_microseconds bigint      NOT NULL,
                original           text        NOT NULL,
                finished_at        timestamptz
            );
            INSERT INTO eventstore.simulated_clock (shift_microseconds, original)
            SELECT %d, pg_get_functiondef('eventstore.log_clock()'::regprocedure);
            CREATE OR REPLACE FUNCTION eventstore.log_clock() RETURNS timestamptz
                LANGUAGE sql VOLATILE
                AS $$
                    SELECT clock_timestamp()
                         + (SELECT shift_microseconds FROM eventstore.simulated_clock)
                         * INTERVAL '1 microsecond'
                $$;
            """;
    private static final String SET_SHIFT =
            """
            UPDATE eventstore.simulated_clock SET shift_microseconds = ?
            """;
    private static final String GIVE_BACK =
            """
            DO $$
            BEGIN
                UPDATE eventstore.simulated_clock
                SET shift_microseconds = 0, finished_at = clock_timestamp();
                EXECUTE (SELECT original FROM eventstore.simulated_clock);
            END
            $$
            """;

    private final DataSource database;
    private final Clock real = Clock.systemUTC();
    private volatile Duration shift;
    private final boolean finished;

    private SimulatedClock(DataSource database, Duration shift, boolean finished) {
        this.database = database;
        this.shift = shift;
        this.finished = finished;
    }

    /**
     * A year behind on an empty store; the real time on one whose year the demo has told to its
     * end.
     *
     * @throws DemoRefused on any other
     */
    static SimulatedClock on(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            boolean known;
            boolean used;
            try (var found = statement.executeQuery(LOOK)) {
                found.next();
                known = found.getBoolean("known");
                used = found.getBoolean("used");
            }
            if (!known && used) throw DemoRefused.notItsOwn();
            if (known) {
                try (var told = statement.executeQuery(FINISHED)) {
                    if (!told.next() || !told.getBoolean(1)) throw DemoRefused.interrupted();
                }
                return new SimulatedClock(database, Duration.ZERO, true);
            }
            var now = Instant.now();
            var start = now.atZone(RigaCalendar.RIGA).minusYears(1).toInstant();
            var back = Duration.between(now, start).truncatedTo(ChronoUnit.MICROS);
            takeOver(connection, back);
            return new SimulatedClock(database, back, false);
        }
    }

    private static void takeOver(Connection connection, Duration shift) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(TAKE_OVER.formatted(micros(shift)));
            connection.commit();
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Whether the store's year was told before this process started. */
    boolean finished() {
        return finished;
    }

    /**
     * Lets the time until an instant pass at once.
     *
     * @throws IllegalArgumentException if it lies in the past of this clock, or the future of the
     *     real one
     */
    void jumpTo(Instant later) throws SQLException {
        if (later.isBefore(instant()))
            throw new IllegalArgumentException("time does not run backwards, not even here");
        var next = Duration.between(real.instant(), later).truncatedTo(ChronoUnit.MICROS);
        if (next.isPositive()) throw new IllegalArgumentException("this day is still to come");
        // The log's clock first: an act decided on a day is never recorded on an earlier one.
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SET_SHIFT)) {
            statement.setLong(1, micros(next));
            statement.executeUpdate();
        }
        shift = next;
    }

    /** Lets the rest of the year pass; from here on this is the real time, in the log as well. */
    void catchUp() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(GIVE_BACK);
        }
        shift = Duration.ZERO;
    }

    private static long micros(Duration duration) {
        return Math.addExact(
                Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var simulated = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return simulated.withZone(other);
            }

            @Override
            public Instant instant() {
                return simulated.instant();
            }
        };
    }
}
