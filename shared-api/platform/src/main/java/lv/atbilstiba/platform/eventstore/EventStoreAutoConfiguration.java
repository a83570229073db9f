package lv.atbilstiba.platform.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

import io.micrometer.core.instrument.binder.MeterBinder;

import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.database.DatabaseLimits;
import lv.atbilstiba.platform.database.DatabaseWatch;
import lv.atbilstiba.platform.database.LimitedConnections;
import lv.atbilstiba.platform.database.PoolLimits;
import lv.atbilstiba.platform.json.EventJson;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import javax.sql.DataSource;

/**
 * The event store, and Axon on it.
 *
 * <p>Axon's own auto-configurations name only classes of Boot 2 and 3 in their order, so on Boot 4
 * they would be looked at before there is a data source or a transaction manager, and settle for
 * none in silence. This one stands between Boot's and theirs.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"
        },
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
            // Its migration of a side's own schemas may count with the event store's being there.
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties(DatabaseLimits.class)
public final class EventStoreAutoConfiguration {
    private static final Duration FIRST_POSITION = Duration.ofSeconds(5);

    @Bean
    @ConditionalOnMissingBean
    static PrimaryConnections primaryConnections(
            ObjectProvider<JdbcConnectionDetails> details, DataSource pool, DatabaseLimits limits) {
        var found = details.getIfAvailable();
        if (found == null) return new PrimaryConnections(pool, limits);
        var source =
                new LimitedConnections(
                        limits,
                        DatabaseLimits.Use.REQUEST,
                        found.getJdbcUrl(),
                        Objects.requireNonNullElse(found.getUsername(), ""),
                        Objects.requireNonNullElse(found.getPassword(), ""));
        return new PrimaryConnections(source, limits);
    }

    /** Before the pool: it is set up with these. */
    @Bean
    static PoolLimits poolLimits(Environment environment) {
        return new PoolLimits(PoolLimits.configured(environment));
    }

    @Bean
    static FlywayConfigurationCustomizer migrationsTakeTheirTime(PrimaryConnections connections) {
        return flyway -> flyway.dataSource(connections.lengthy());
    }

    @Bean
    static BackgroundTasks backgroundTasks() {
        return new BackgroundTasks();
    }

    @Bean
    static DatabaseWatch database(
            PrimaryConnections connections, DataSource pool, BackgroundTasks tasks) {
        return new DatabaseWatch(connections.dataSource(), pool, tasks);
    }

    @Bean
    static EventStoreMigration eventStoreMigration(PrimaryConnections connections) {
        return EventStoreMigration.migrate(connections.lengthy());
    }

    @Bean
    static SafePosition safePosition(
            PrimaryConnections connections, BackgroundTasks tasks, EventStoreMigration migrated) {
        return new SafePosition(connections.dataSource(), tasks).start(FIRST_POSITION);
    }

    @Bean
    static JdbcEventLog eventLog(DataSource dataSource, SafePosition safePosition) {
        return new JdbcEventLog(dataSource, safePosition);
    }

    @Bean
    static JsonEventDecoder eventDecoder(ObjectProvider<EventUpcaster> upcasters) {
        return new JsonEventDecoder(upcasters.orderedStream().toList());
    }

    @Bean
    static ReadBack readBack(JsonEventDecoder decoder, ObjectProvider<BeforeAppend> trials) {
        return new ReadBack(decoder, trials.orderedStream().toList());
    }

    @Bean
    static MeterBinder eventStoreMetrics(DataSource dataSource, SafePosition safePosition) {
        return new EventStoreMetrics(dataSource, safePosition);
    }

    /** The register's time, the same as the log's clock; a simulation brings its own. */
    @Bean
    @ConditionalOnMissingBean(name = "registerClock")
    static Clock registerClock() {
        return Clock.systemUTC();
    }

    // ---- Axon

    @Bean
    @ConditionalOnMissingBean
    static TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /** pgjdbc throws no SQLIntegrityConstraintViolationException, which Axon's own looks for. */
    @Bean
    static PersistenceExceptionResolver persistenceExceptionResolver() {
        return LostRace::isDuplicateKey;
    }

    @Bean
    static RegisterEventStorageEngine eventStorageEngine(
            DataSource dataSource,
            JdbcEventLog log,
            JsonEventDecoder decoder,
            ReadBack readBack,
            SafePosition safePosition,
            Serializer serializer,
            Configuration configuration,
            PersistenceExceptionResolver resolver) {
        return new RegisterEventStorageEngine(
                dataSource,
                new SharedCommits(dataSource),
                log,
                decoder,
                readBack,
                safePosition,
                serializer,
                configuration.snapshotFilter(),
                resolver);
    }

    @Bean("eventBus")
    @ConditionalOnMissingBean(EventBus.class)
    @Qualifier("eventStore")
    static EmbeddedEventStore eventStore(
            RegisterEventStorageEngine engine, Configuration configuration) {
        return new RegisterEventStore(
                engine,
                EmbeddedEventStore.builder()
                        .messageMonitor(
                                configuration.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(configuration.getComponent(EventBusSpanFactory.class)));
    }

    /**
     * Without a transaction around the command: its events and its receipt are one statement at its
     * end, and that is its commit. A decision reads nothing that a transaction would protect; the
     * sequence of its aggregate's events does.
     */
    @Bean
    @ConditionalOnMissingBean(CommandBus.class)
    @Qualifier("localSegment")
    static SimpleCommandBus commandBus(
            Configuration configuration, DuplicateCommandHandlerResolver duplicates) {
        var bus =
                SimpleCommandBus.builder()
                        .transactionManager(NoTransactionManager.INSTANCE)
                        .duplicateCommandHandlerResolver(duplicates)
                        .spanFactory(configuration.getComponent(CommandBusSpanFactory.class))
                        .messageMonitor(
                                configuration.messageMonitor(CommandBus.class, "commandBus"))
                        .build();
        bus.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return bus;
    }

    @Bean(destroyMethod = "shutdownNow")
    static ScheduledExecutorService lostRaceExecutor() {
        return Executors.newScheduledThreadPool(
                2,
                Thread.ofPlatform()
                        .inheritInheritableThreadLocals(false)
                        .daemon()
                        .name("lost-race-", 0)
                        .factory());
    }

    @Bean
    @ConditionalOnMissingBean(CommandGateway.class)
    static CommandGateway commandGateway(
            CommandBus bus, @Qualifier("lostRaceExecutor") ScheduledExecutorService executor) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(new LostRace(executor))
                .build();
    }

    @Bean
    static Decisions decisions(CommandGateway gateway) {
        return new Decisions(gateway);
    }

    @Bean
    static CorrelationDataProvider provenanceOfEvents() {
        return new ProvenanceOfEvents();
    }

    /** For aggregates with long histories: {@code @Aggregate(snapshotTriggerDefinition = …)}. */
    @Bean
    static SnapshotTriggerDefinition everyTwoHundredEvents(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(
                snapshotter, RegisterEventStorageEngine.BETWEEN_SNAPSHOTS);
    }

    /**
     * Axon's serializer, for snapshots and tokens: an aggregate is its fields, and of polymorphic
     * types only Axon's own and the contract's are made (4.13.0 cannot read its own replay token
     * otherwise).
     */
    @Bean
    static Jackson3SerializerCustomizer axonJson() {
        return builder ->
                EventJson.configure(builder)
                        .changeDefaultVisibility(visibility ->
                                visibility
                                        .withFieldVisibility(JsonAutoDetect.Visibility.ANY)
                                        .withGetterVisibility(JsonAutoDetect.Visibility.NONE)
                                        .withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                        .polymorphicTypeValidator(
                                BasicPolymorphicTypeValidator.builder()
                                        .allowIfSubType("org.axonframework.")
                                        .allowIfSubType("lv.atbilstiba.")
                                        .build());
    }
}
