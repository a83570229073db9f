package lv.atbilstiba.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.database.DatabaseLimits.Use;
import lv.atbilstiba.platform.embedded.FaultyLink;
import lv.atbilstiba.platform.embedded.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

/** Nothing waits for ever, and all goes on by itself. */
class DatabaseLimitsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DatabaseLimits SHORT =
            new DatabaseLimits(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofHours(1));

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void every_connection_has_limits_from_its_first_message_on() throws SQLException {
        try (var connection = connections(DatabaseLimits.defaults(), Use.REQUEST).getConnection()) {
            assertThat(settings(connection))
                    .containsEntry("statement_timeout", "6s")
                    .containsEntry("transaction_timeout", "30s")
                    .containsEntry("idle_in_transaction_session_timeout", "5s")
                    .containsEntry("tcp_user_timeout", "15000")
                    .containsEntry("tcp_keepalives_idle", "5")
                    .containsEntry("tcp_keepalives_interval", "2")
                    .containsEntry("tcp_keepalives_count", "3");
            assertThat(connection.getNetworkTimeout()).isEqualTo(7_000);
        }
        try (var connection = connections(DatabaseLimits.defaults(), Use.VIEW).getConnection()) {
            assertThat(settings(connection))
                    .containsEntry("statement_timeout", "30s")
                    .containsEntry("transaction_timeout", "1min")
                    .containsEntry("tcp_user_timeout", "15000");
            assertThat(connection.getNetworkTimeout()).isEqualTo(31_000);
        }
        try (var connection = connections(DatabaseLimits.defaults(), Use.LENGTHY).getConnection()) {
            assertThat(settings(connection)).containsEntry("statement_timeout", "4h");
        }
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        var found = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT name, current_setting(name) FROM pg_settings"
                                        + " WHERE name ~ 'timeout|keepalives'")) {
            while (row.next()) found.put(row.getString(1), row.getString(2));
        }
        return found;
    }

    @Test
    void a_statement_that_takes_too_long_is_ended_by_the_database() throws SQLException {
        try (var connection = connections(SHORT, Use.REQUEST).getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(30)"))
                    .isInstanceOf(SQLException.class)
                    .satisfies(e -> assertThat(DatabaseFaults.isOutage(e)).isTrue());
        }
    }

    @Test
    void over_a_link_that_swallows_everything_nothing_waits_for_long_and_then_all_goes_on()
            throws Exception {
        var link = FaultyLink.to(TestDatabase.server().port());
        var hikari = pool(link);
        var guarded = guarded(hikari);
        var tasks = new BackgroundTasks();
        try (link;
                hikari;
                tasks;
                var watch = new DatabaseWatch(connections(link), guarded, tasks)) {
            until(() -> watch.health().getStatus().equals(Status.UP), PATIENCE);
            try (var connection = guarded.getConnection()) {
                link.is(FaultyLink.Mode.SWALLOWS);
                long began = System.nanoTime();
                assertThatThrownBy(() -> ask(connection))
                        .isInstanceOf(SQLException.class)
                        .satisfies(e -> assertThat(DatabaseFaults.isOutage(e)).isTrue());
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .isLessThan(Duration.ofSeconds(4));
            }
            assertThatThrownBy(() -> guarded.getConnection().close())
                    .satisfies(e -> assertThat(DatabaseFaults.isOutage(e)).isTrue());
            until(() -> watch.health().getStatus().equals(Status.DOWN), PATIENCE);
            assertThat(tasks.health().getStatus()).isEqualTo(Status.DOWN);

            link.is(FaultyLink.Mode.WELL);

            until(() -> answers(guarded), Duration.ofSeconds(5));
            until(() -> watch.health().getStatus().equals(Status.UP), Duration.ofSeconds(5));
            until(() -> tasks.health().getStatus().equals(Status.UP), Duration.ofSeconds(5));
        }
    }

    @Test
    void a_database_that_became_read_only_is_not_ready_and_is_again_by_itself() throws Exception {
        var link = FaultyLink.to(TestDatabase.server().port());
        var hikari = pool(link);
        var guarded = guarded(hikari);
        var tasks = new BackgroundTasks();
        try (link;
                hikari;
                tasks;
                var watch = new DatabaseWatch(connections(link), guarded, tasks)) {
            until(() -> watch.health().getStatus().equals(Status.UP), PATIENCE);

            try {
                alter("ALTER SYSTEM SET default_transaction_read_only = on");

                until(() -> watch.health().getStatus().equals(Status.DOWN), PATIENCE);
                assertThat(watch.health().getDetails()).hasToString("{state=READ_ONLY}");
            } finally {
                alter("ALTER SYSTEM RESET default_transaction_read_only");
            }

            until(() -> watch.health().getStatus().equals(Status.UP), PATIENCE);
        }
    }

    private void alter(String system) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(system);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static DataSource guarded(HikariDataSource pool) {
        return (DataSource) new PoolLimits(SHORT).postProcessAfterInitialization(pool, "");
    }

    private LimitedConnections connections(FaultyLink link) {
        return new LimitedConnections(
                SHORT,
                Use.REQUEST,
                "jdbc:postgresql://localhost:" + link.port() + "/" + database.name(),
                database.user(),
                "");
    }

    private HikariDataSource pool(FaultyLink link) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://localhost:" + link.port() + "/" + database.name());
        pool.setUsername(database.user());
        pool.setMaximumPoolSize(3);
        pool.setConnectionTimeout(1_000);
        pool.setValidationTimeout(500);
        new PoolLimits(SHORT).postProcessBeforeInitialization(pool, "pool");
        return pool;
    }

    private LimitedConnections connections(DatabaseLimits limits, Use use) {
        return new LimitedConnections(
                limits, use, database.jdbcUrl(), database.user(), database.password());
    }

    private static void ask(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private static boolean answers(DataSource pool) {
        try (var connection = pool.getConnection()) {
            ask(connection);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void until(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
