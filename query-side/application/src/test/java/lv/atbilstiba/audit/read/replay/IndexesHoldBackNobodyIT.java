package lv.atbilstiba.audit.read.replay;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.compliance.read.QuerySide;
import lv.atbilstiba.compliance.read.SomeYear;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Rows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** While a rebuild or a replay is at its indexes, however long, everybody reads what is new. */
class IndexesHoldBackNobodyIT {
    private static final List<Recorded<Object>> LOG = SomeYear.of(21, 110);
    private static final int PART = 30;
    private static final String MINISTRY = "90000000001";

    /** The number of a lock of PostgreSQL; while it is held, an index is being built. */
    private static final int BUILDING = 4711;

    private static final QuerySide REGISTER = new QuerySide(new Class<?>[] {SlowIndex.class});

    /** A view with an index that is built for as long as the lock is held. */
    @TestConfiguration(proxyBeanMethods = false)
    static class SlowIndex {
        @Bean
        Projection waiting() {
            return new Waiting();
        }
    }

    private static final class Waiting implements Projection {
        @Override
        public ProjectionName name() {
            return ProjectionName.of("test.waiting");
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<String> tables() {
            return List.of(
                    "CREATE TABLE waiting (position bigint NOT NULL)",
                    """
                    CREATE FUNCTION waited(value bigint) RETURNS bigint
                        LANGUAGE plpgsql IMMUTABLE
                    AS $$
                    BEGIN
                        PERFORM pg_advisory_xact_lock_shared(%d);
                        RETURN value;
                    END
                    $$
                    """
                            .formatted(BUILDING));
        }

        @Override
        public List<String> indexes() {
            return List.of(
                    "CREATE UNIQUE INDEX waiting_pk ON waiting (position)",
                    "CREATE INDEX waiting_ix_waited ON waiting (waited(position))");
        }

        /** So that it writes nothing while the lock is held: these are the first facts of all. */
        @Override
        public boolean concerns(Class<?> event) {
            return event == InstitutionRegistered.class;
        }

        @Override
        public Fold open(Connection at, long position) {
            var rows = Rows.appended("waiting", "position bigint");
            return new Fold() {
                @Override
                public void on(Recorded<Object> event) {
                    if (event.position() > position) rows.put(event.position());
                }

                @Override
                public void flush(Connection connection) throws SQLException {
                    rows.flush(connection);
                }
            };
        }
    }

    @BeforeAll
    static void record() throws SQLException {
        record(0);
        until(IndexesHoldBackNobodyIT::allReadTheLast);
    }

    @AfterAll
    static void stop() {
        REGISTER.close();
    }

    @Test
    void beside_a_replay_and_beside_a_rebuild() throws SQLException {
        whileItBuildsItsIndexes("auditor", "/api/audit/replays", "{}", "EQUAL");
        whileItBuildsItsIndexes(
                "operations", "/api/operations/projections/test.waiting/rebuilds", null, "DONE");
    }

    private static void whileItBuildsItsIndexes(
            String who, String path, @Nullable String body, String end) throws SQLException {
        try (var building = REGISTER.database().dataSource().getConnection();
                var lock = building.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(" + BUILDING + ")");
            var begun = REGISTER.send("POST", who, path, body);
            assertThat(begun.status()).as(begun.json().toString()).isEqualTo(202);
            until(IndexesHoldBackNobodyIT::anIndexIsBeingBuilt);

            record(recorded());

            until(IndexesHoldBackNobodyIT::allReadTheLast);
            assertThat(anIndexIsBeingBuilt()).as("all the while").isTrue();
            lock.execute("SELECT pg_advisory_unlock(" + BUILDING + ")");
            var at = begun.header("Location");
            until(() -> REGISTER.get(who, at).json().path("state").asString().equals(end));
        }
    }

    private static boolean anIndexIsBeingBuilt() {
        return JdbcClient.create(REGISTER.database().dataSource())
                        .sql(
                                """
                                SELECT count(*)
                                FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                                WHERE l.locktype = 'advisory' AND NOT l.granted
                                  AND a.query LIKE 'CREATE INDEX%'
                                """)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static boolean allReadTheLast() {
        var last = LOG.get(recorded() - 1).position() + ";wait=10";
        for (var view :
                List.of(
                        "/api/compliance/state",
                        "/api/audit/changes?from=0",
                        "/api/services",
                        "/api/institutions/" + MINISTRY))
            if (REGISTER.get("auditor", view, "Wait-For-Position", last).status() != 200)
                return false;
        return true;
    }

    private static int recorded() {
        return JdbcClient.create(REGISTER.database().dataSource())
                .sql("SELECT count(*) FROM eventstore.domain_event")
                .query(Integer.class)
                .single();
    }

    private static void record(int from) throws SQLException {
        REGISTER.record(LOG.subList(from, from + PART));
    }

    private static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
