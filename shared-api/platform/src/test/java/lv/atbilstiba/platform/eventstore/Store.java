package lv.atbilstiba.platform.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.PortfolioManagerReleased;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.embedded.TestDatabase;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

/**
 * An event store on a database of its own, as one process would have it; several make a cluster.
 */
final class Store implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Provenance SOMEBODY =
            new Provenance(
                    "person-018f0000-0000-7000-8000-000000000001",
                    null,
                    "90000000001",
                    UUID.fromString("018f0000-0000-7000-8000-00000000000a"),
                    null,
                    null,
                    null,
                    null);

    private static @Nullable TestDatabase template;

    final DataSource direct;
    final HikariDataSource pool;
    final DataSourceTransactionManager transactions;
    private final BackgroundTasks tasks = new BackgroundTasks();
    final SafePosition safePosition;
    final JdbcEventLog log;
    final JsonEventDecoder decoder = new JsonEventDecoder(List.of());
    final RegisterEventStorageEngine engine;

    private Store(DataSource direct, String url, String user) {
        this.direct = direct;
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(40);
        config.setMinimumIdle(1);
        pool = new HikariDataSource(config);
        transactions = new DataSourceTransactionManager(pool);
        safePosition = new SafePosition(direct, tasks).start(PATIENCE);
        log = new JdbcEventLog(pool, safePosition);
        engine =
                new RegisterEventStorageEngine(
                        pool,
                        new SharedCommits(pool),
                        log,
                        decoder,
                        new ReadBack(decoder, List.of()),
                        safePosition,
                        Jackson3Serializer.builder()
                                .jsonMapperBuilderCustomizer(EventStoreAutoConfiguration.axonJson())
                                .build(),
                        SnapshotFilter.allowAll(),
                        LostRace::isDuplicateKey);
    }

    /** A database with the event store's schema and nothing in it. */
    static synchronized TestDatabase database() {
        if (template == null) {
            var migrated = TestDatabase.fresh();
            EventStoreMigration.migrate(migrated.dataSource());
            template = migrated;
        }
        return TestDatabase.copyOf(template);
    }

    static Store on(TestDatabase database) {
        return new Store(database.dataSource(), database.jdbcUrl(), database.user());
    }

    static Store on(DataSource direct, String url, String user) {
        return new Store(direct, url, user);
    }

    /** An event of the contract that says nothing more than which aggregate it belongs to. */
    static DomainEventMessage<?> event(String aggregate, long sequence) {
        return event(aggregate, sequence, Instant.now());
    }

    static DomainEventMessage<?> event(String aggregate, long sequence, Instant writtenAt) {
        return new GenericDomainEventMessage<>(
                "Test",
                aggregate,
                sequence,
                new PortfolioManagerReleased(
                        new InstitutionId("90000000001"),
                        new StaffId(UUID.fromString("018f0000-0000-7000-8000-000000000002")),
                        LocalDate.of(2026, 11, 21),
                        new Basis("Rīkojums Nr. " + sequence)),
                MetaData.from(EventMetadata.of(SOMEBODY)),
                UUID.randomUUID().toString(),
                writtenAt);
    }

    void append(String aggregate, long sequence) {
        engine.appendEvents(List.of(event(aggregate, sequence)));
    }

    /** Does something in a transaction that the engine's appends join; false rolls it back. */
    void inTransaction(BooleanSupplier work) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    if (!work.getAsBoolean()) status.setRollbackOnly();
                });
    }

    /** A statement in the transaction of this thread. */
    void inThisTransaction(String sql) {
        var connection = DataSourceUtils.getConnection(pool);
        try {
            execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    /** The position of the last event that is committed, safe or not. */
    long lastCommitted() throws SQLException {
        return number("SELECT COALESCE(max(global_index), 0) FROM eventstore.domain_event");
    }

    void awaitAllCommitted() throws SQLException {
        if (!log.await(lastCommitted(), PATIENCE)) throw new AssertionError("the log stands still");
    }

    long number(String sql) throws SQLException {
        try (var connection = direct.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        safePosition.close();
        tasks.close();
        pool.close();
    }
}
