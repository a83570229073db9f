package lv.atbilstiba.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.embedded.TestDatabase;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.springboot.updates.UpdateCheckConfiguration;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** Two nodes of an application as Spring Boot makes it, on one database. */
class AxonWiringIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicLong NUMBER = new AtomicLong(90_000_000_000L);
    private static TestDatabase database;
    private static ConfigurableApplicationContext node;
    private static ConfigurableApplicationContext other;

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "lv.atbilstiba.platform.PlatformAutoConfiguration",
                "lv.atbilstiba.platform.projection.ProjectionAutoConfiguration"
            })
    @Import(Appointments.class)
    static class Application {}

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        // Both at once, on an empty database.
        var second = CompletableFuture.supplyAsync(AxonWiringIT::startNode);
        node = startNode();
        other = second.join();
    }

    private static ConfigurableApplicationContext startNode() {
        var properties = new HashMap<String, Object>();
        database.properties((name, value) -> properties.put(name, value.get()));
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.flyway.enabled", "false");
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .run();
    }

    @AfterAll
    static void stop() {
        node.close();
        other.close();
        database.close();
    }

    // ---- the traps

    /**
     * Trap A: on Boot 4 Axon's auto-configurations look before there is a data source or a
     * transaction manager, and settle for none in silence.
     *
     * <p>Tried by taking the order away from {@link EventStoreAutoConfiguration}. Without {@code
     * afterName}, or without any, it is looked at before the data source is there and left out; no
     * node starts, since an aggregate has no event store, and every test here fails. Without {@code
     * beforeName} alone nothing fails: the two happen to stand in that order by their names, which
     * {@link #the_order_names_classes_that_are_there()} does not rely on.
     */
    @Test
    void axon_found_the_data_source_and_the_transaction_manager() {
        assertThat(node.getBean(TransactionManager.class))
                .isInstanceOf(SpringTransactionManager.class);
        assertThat(node.getBean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
        assertThat(node.getBean(EventStorageEngine.class))
                .isInstanceOf(RegisterEventStorageEngine.class);
    }

    /** A name that no class has any more is passed over in silence, and the order with it. */
    @Test
    void the_order_names_classes_that_are_there() {
        var order = EventStoreAutoConfiguration.class.getAnnotation(AutoConfiguration.class);

        assertThat(order.afterName())
                .anyMatch(name -> name.endsWith(".DataSourceAutoConfiguration"))
                .anyMatch(name -> name.endsWith(".DataSourceTransactionManagerAutoConfiguration"));
        assertThat(order.beforeName())
                .anyMatch(name -> name.endsWith(".JdbcAutoConfiguration"))
                .anyMatch(name -> name.endsWith(".TransactionAutoConfiguration"));
        assertThat(Stream.of(order.afterName(), order.beforeName()).flatMap(Stream::of))
                .allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
    }

    @Test
    void a_lost_race_is_told_by_its_sql_state() {
        // Trap B: Axon's own looks for a class that pgjdbc never throws.
        var resolver = node.getBean(PersistenceExceptionResolver.class);
        var cause = new SQLException("duplicate key", "23505");
        assertThat(resolver.isDuplicateKeyViolation(new RuntimeException(cause))).isTrue();
        assertThat(resolver.isDuplicateKeyViolation(new SQLException("other", "23503"))).isFalse();
    }

    @Test
    void a_replay_token_can_be_read_back() {
        // Trap C: 4.13.0 denies its own token with its own type validator.
        var serializer = node.getBean(Serializer.class);
        assertThat(serializer).isInstanceOf(Jackson3Serializer.class);
        var token =
                ReplayToken.createReplayToken(
                        new GlobalSequenceTrackingToken(9), new GlobalSequenceTrackingToken(4));
        TrackingToken back = serializer.deserialize(serializer.serialize(token, byte[].class));
        assertThat(back).isEqualTo(token);
    }

    @Test
    void every_serializer_is_the_chosen_one() {
        assertThat(node.getBeansOfType(Serializer.class).values())
                .isNotEmpty()
                .allSatisfy(s -> assertThat(s).isInstanceOf(Jackson3Serializer.class));
    }

    @Test
    void nothing_is_sent_to_anybody_and_no_handler_is_interrupted() {
        // Trap E, and Axon's time-outs.
        var environment = node.getEnvironment();
        assertThat(environment.getProperty("axon.update-check.disabled")).isEqualTo("true");
        assertThat(environment.getProperty("axon.timeout.enabled")).isEqualTo("false");
        var told = node.getBean(UpdateCheckConfiguration.class);
        assertThat(UsagePropertyProvider.create(told).getDisabled()).isTrue();
        assertThat(node.containsBean("messageTimeoutHandlerEnhancerDefinition")).isFalse();
    }

    // ---- commands

    @Test
    void a_command_answers_with_its_position_and_its_events_know_who_did_it() {
        var institution = institution();
        var receipt = AppendReceipt.ofPositions();
        send(node, new Appointments.Begin(institution), receipt, Map.of());
        var appended = receipt.appended().orElseThrow();
        assertThat(appended.aggregate()).isEqualTo(institution.toString());
        assertThat(appended.version()).isZero();

        var next = AppendReceipt.ofPositions();
        send(node, new Appointments.GoOn(institution, 3), next, Map.of());
        assertThat(next.appended().orElseThrow().version()).isEqualTo(3);
        assertThat(next.appended().orElseThrow().firstPosition())
                .isGreaterThan(appended.lastPosition());

        var log = other.getBean(EventLog.class);
        assertThat(log.await(next.appended().orElseThrow().lastPosition(), PATIENCE)).isTrue();
        var stored = log.of(institution.toString());
        assertThat(stored)
                .extracting(StoredEvent::position)
                .contains(
                        appended.lastPosition(),
                        next.appended().orElseThrow().firstPosition(),
                        next.appended().orElseThrow().lastPosition());
        var decoder = other.getBean(EventDecoder.class);
        assertThat(stored)
                .allSatisfy(
                        e -> assertThat(decoder.decode(e).provenance()).isEqualTo(Store.SOMEBODY));
        assertThat(new String(stored.getFirst().metadata(), StandardCharsets.UTF_8))
                .doesNotContain(AppendReceipt.KEY);
    }

    @Test
    void a_command_with_nothing_to_record_leaves_its_receipt_empty() {
        var institution = begun();
        var receipt = AppendReceipt.withIdempotency(idempotency("quiet"));
        send(node, new Appointments.GoOn(institution, 0), receipt, Map.of());
        assertThat(receipt.appended()).isEmpty();
        assertThat(receipts("quiet")).isEmpty();
    }

    @Test
    void the_receipt_is_written_with_the_events_or_neither_is() {
        var institution = institution();
        var receipt = AppendReceipt.withIdempotency(idempotency("key-1"));
        send(node, new Appointments.Begin(institution), receipt, Map.of());
        var appended = receipt.appended().orElseThrow();
        assertThat(receipts("key-1"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).containsEntry("client", "client-a");
                    assertThat(row).containsEntry("status", 201);
                    assertThat(row).containsEntry("location", "/api/institutions/1");
                    assertThat(row).containsEntry("aggregate", institution.toString());
                    assertThat(row).containsEntry("version", 0L);
                    assertThat(row).containsEntry("first_position", appended.firstPosition());
                    assertThat(row).containsEntry("last_position", appended.lastPosition());
                });

        // The same key again, on the other node: its events are not recorded.
        var again = AppendReceipt.withIdempotency(idempotency("key-1"));
        assertThatThrownBy(
                        () -> send(other, new Appointments.GoOn(institution, 2), again, Map.of()))
                .isInstanceOf(ReceiptTaken.class);
        assertThat(again.appended()).isEmpty();
        assertThat(versions(institution)).containsExactly(0L);

        // A lost race: no receipt without events.
        var lost = AppendReceipt.withIdempotency(idempotency("key-2"));
        assertThatThrownBy(() -> send(other, new Appointments.Begin(institution), lost, Map.of()))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(receipts("key-2")).isEmpty();

        var many = AppendReceipt.withIdempotency(idempotency("key-3"));
        send(node, new Appointments.GoOn(institution, 5), many, Map.of());
        assertThat(receipts("key-3"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("version", 5L));
    }

    @Test
    void a_command_that_fails_records_nothing() {
        var institution = begun();
        assertThatThrownBy(() ->
                        send(
                                node,
                                new Appointments.Fail(institution),
                                AppendReceipt.ofPositions(),
                                Map.of()))
                .hasMessageContaining("refused");
        assertThat(versions(institution)).containsExactly(0L);
    }

    @Test
    void a_fact_that_nobody_did_is_not_recorded() {
        var institution = institution();
        assertThatThrownBy(() ->
                        node.getBean(CommandGateway.class)
                                .sendAndWait(new Appointments.Begin(institution)))
                .hasMessageContaining("no actor");
        assertThat(versions(institution)).isEmpty();
    }

    @Test
    void two_nodes_on_one_aggregate_lose_races_and_no_events() throws Exception {
        var institution = begun();
        var accepted = new AtomicInteger();
        var gaveUp = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<?>>();
            for (int writer = 0; writer < 8; writer++) {
                var on = writer % 2 == 0 ? node : other;
                futures.add(
                        threads.submit(() -> {
                            for (int i = 0; i < 40; i++) {
                                try {
                                    send(
                                            on,
                                            new Appointments.GoOn(institution, 1),
                                            AppendReceipt.ofPositions(),
                                            Map.of());
                                    accepted.incrementAndGet();
                                } catch (ConcurrencyException e) {
                                    gaveUp.incrementAndGet();
                                }
                            }
                        }));
            }
            for (var future : futures) future.get();
        }
        assertThat(accepted.get() + gaveUp.get()).isEqualTo(8 * 40);
        assertThat(accepted).as("retried, mostly with success").hasValueGreaterThan(8 * 40 * 3 / 4);
        assertThat(versions(institution))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, accepted.get()).boxed().toList());
    }

    @Test
    void what_a_node_remembers_is_proven_by_what_it_records_or_read_again() {
        var institution = begun();
        var decisions = node.getBean(Decisions.class);
        assertThat(decided(decisions, new Appointments.GoOn(institution, 1))).isEqualTo(1);
        // remembered from here on, and still right when nobody else was there
        assertThat(decided(decisions, new Appointments.GoOn(institution, 1))).isEqualTo(2);
        // the other node goes on
        send(other, new Appointments.GoOn(institution, 2), AppendReceipt.ofPositions(), Map.of());
        // a refusal is only given on what is recorded now
        assertThatThrownBy(() -> decided(decisions, new Appointments.AtMost(institution, 3)))
                .hasMessageContaining("5 already");
        send(other, new Appointments.GoOn(institution, 1), AppendReceipt.ofPositions(), Map.of());
        assertThat(decided(decisions, new Appointments.GoOn(institution, 1))).isEqualTo(6);
        send(other, new Appointments.GoOn(institution, 1), AppendReceipt.ofPositions(), Map.of());
        // and so is that there is nothing to record: it would be remembered as 7 of 8
        var receipt = AppendReceipt.ofPositions();
        decisions.send(
                new Appointments.UpTo(institution, 7), EventMetadata.of(Store.SOMEBODY), receipt);
        assertThat(receipt.appended()).isEmpty();
        decisions.send(
                new Appointments.UpTo(institution, 9), EventMetadata.of(Store.SOMEBODY), receipt);
        assertThat(receipt.appended().orElseThrow().version()).isEqualTo(8);
        assertThat(versions(institution))
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 8).boxed().toList());
    }

    /** The version that it left. */
    private static long decided(Decisions decisions, Object command) {
        var receipt = AppendReceipt.ofPositions();
        decisions.send(command, EventMetadata.of(Store.SOMEBODY), receipt);
        return receipt.appended().orElseThrow().version();
    }

    @Test
    void only_a_lost_race_is_tried_again_and_never_when_the_sender_named_a_version() {
        try (var executor = Executors.newScheduledThreadPool(1)) {
            var retry = new LostRace(executor);
            var command =
                    GenericCommandMessage.asCommandMessage(new Appointments.Begin(institution()));
            var lost = new ConcurrencyException("lost");
            assertThat(retry.scheduleRetry(command, lost, failures(1), () -> {})).isTrue();
            assertThat(retry.scheduleRetry(command, lost, failures(3), () -> {})).isTrue();
            assertThat(retry.scheduleRetry(command, lost, failures(4), () -> {})).isFalse();
            assertThat(
                            retry.scheduleRetry(
                                    command,
                                    new IllegalStateException("refused"),
                                    failures(1),
                                    () -> {}))
                    .isFalse();
            assertThat(
                            retry.scheduleRetry(
                                    command.andMetaData(Map.of(LostRace.EXPECTED_VERSION, 4L)),
                                    lost,
                                    failures(1),
                                    () -> {}))
                    .isFalse();
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<Class<? extends Throwable>[]> failures(int number) {
        var failures = new ArrayList<Class<? extends Throwable>[]>();
        for (int i = 0; i < number; i++) failures.add(new Class[] {ConcurrencyException.class});
        return failures;
    }

    @Test
    void a_long_history_is_loaded_from_a_snapshot() {
        var institution = begun();
        send(node, new Appointments.GoOn(institution, 250), AppendReceipt.ofPositions(), Map.of());
        send(node, new Appointments.GoOn(institution, 1), AppendReceipt.ofPositions(), Map.of());
        assertThat(
                        jdbc().sql(
                                        """
                                        SELECT count(*) FROM eventstore.snapshot_event
                                        WHERE aggregate_identifier = ?
                                        """)
                                .param(institution.toString())
                                .query(Long.class)
                                .single())
                .isOne();
        assertThat(
                        send(
                                other,
                                new Appointments.GoOn(institution, 1),
                                AppendReceipt.ofPositions(),
                                Map.of()))
                .as("events that the other node has seen")
                .isEqualTo(253);
    }

    @Test
    void every_decision_counts_with_what_the_other_node_has_recorded() {
        var institution = begun();
        for (int count = 2; count < 440; count += 2) {
            // both remember what they read, and long past the first snapshot neither is behind
            assertThat(goOn(node, institution)).isEqualTo(count);
            assertThat(goOn(other, institution)).isEqualTo(count + 1);
        }
    }

    private static @Nullable Object goOn(
            ConfigurableApplicationContext on, InstitutionId institution) {
        return send(
                on, new Appointments.GoOn(institution, 1), AppendReceipt.ofPositions(), Map.of());
    }

    @Test
    void what_is_said_to_be_new_and_is_not_is_refused() {
        var institution = begun();
        assertThatThrownBy(() ->
                        send(
                                node,
                                new Appointments.GoOn(institution, 1),
                                AppendReceipt.ofPositions(),
                                Map.of(NewAggregate.KEY, institution.toString())))
                .isInstanceOf(AggregateNotFoundException.class);
        assertThat(goOn(node, institution)).isEqualTo(2);
    }

    @Test
    void its_metrics_tell_how_much_there_is_and_who_holds_it_back() {
        begun();
        var registry = new SimpleMeterRegistry();
        new EventStoreMetrics(node.getBean(DataSource.class), node.getBean(SafePosition.class))
                .bindTo(registry);
        assertThat(registry.get("atbilstiba.eventstore.size").gauge().value()).isPositive();
        assertThat(registry.get("atbilstiba.eventstore.events").gauge().value())
                .isGreaterThanOrEqualTo(0);
        assertThat(registry.get("atbilstiba.eventstore.safe.position.age").gauge().value())
                .isGreaterThanOrEqualTo(0);
        assertThat(registry.get("atbilstiba.eventstore.oldest.transaction").gauge().value())
                .isBetween(0.0, 5.0);
    }

    // ----

    private static InstitutionId institution() {
        return new InstitutionId(Long.toString(NUMBER.incrementAndGet()));
    }

    private static InstitutionId begun() {
        var institution = institution();
        send(node, new Appointments.Begin(institution), AppendReceipt.ofPositions(), Map.of());
        return institution;
    }

    private static @Nullable Object send(
            ConfigurableApplicationContext on,
            Object command,
            AppendReceipt receipt,
            Map<String, ?> metadata) {
        var message =
                GenericCommandMessage.asCommandMessage(command)
                        .andMetaData(EventMetadata.of(Store.SOMEBODY))
                        .andMetaData(Map.of(AppendReceipt.KEY, receipt))
                        .andMetaData(metadata);
        try {
            return on.getBean(CommandGateway.class).send(message).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static AppendReceipt.Idempotency idempotency(String key) {
        return new AppendReceipt.Idempotency(
                "client-a", key, new byte[] {1, 2, 3}, 201, "/api/institutions/1");
    }

    private static List<Map<String, @Nullable Object>> receipts(String key) {
        return jdbc().sql("SELECT * FROM write.receipt WHERE key = ?")
                .param(key)
                .query()
                .listOfRows();
    }

    private static List<@Nullable Long> versions(InstitutionId institution) {
        return jdbc().sql(
                        """
                        SELECT sequence_number FROM eventstore.domain_event
                        WHERE aggregate_identifier = ?
                        ORDER BY global_index
                        """)
                .param(institution.toString())
                .query(Long.class)
                .list();
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(database.dataSource());
    }
}
