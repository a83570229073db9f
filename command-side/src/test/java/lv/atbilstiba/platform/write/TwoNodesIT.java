package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.commandside.CommandSideApplication;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Views;
import lv.atbilstiba.platform.write.Register.Answer;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.command.OpenRegister;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Two nodes of the command side on one database, asked for the same at the same time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // filled before the first test
class TwoNodesIT {
    private static final int ROUNDS = 10;

    @TempDir private static Path folder;
    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private ConfigurableApplicationContext one;
    private ConfigurableApplicationContext other;
    private List<Answer> firstFacts;

    @BeforeAll
    void start() {
        one = node();
        other = node();
        var first = OverHttp.newNumber();
        firstFacts =
                atOnce(node -> node.post("/api/institutions", OverHttp.ministry(first, "Pirmā")));
    }

    private ConfigurableApplicationContext node() {
        var settings = new ArrayList<String>();
        database.properties((name, value) -> settings.add("--" + name + "=" + value.get()));
        settings.add("--spring.config.name=command-side");
        settings.add("--server.port=0");
        settings.add("--atbilstiba.vault.master-key-file=" + folder.resolve("master.json"));
        settings.add("--atbilstiba.vault.create-master-key=true");
        settings.add("--atbilstiba.tokens.claims.person=" + Tokens.STAFF);
        return new SpringApplicationBuilder(CommandSideApplication.class, Tokens.class)
                .run(settings.toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        database.close();
    }

    @RepeatedTest(ROUNDS)
    void the_same_registration_is_done_once_and_answered_alike() {
        var number = OverHttp.newNumber();
        var before = countEvents();

        var answers =
                atOnce(node ->
                        node.with("Idempotency-Key", "r-" + number)
                                .post(
                                        "/api/institutions",
                                        OverHttp.ministry(number, "Labklājība")));

        alike(answers, 201);
        assertThat(countEvents()).isEqualTo(before + 1);
    }

    @RepeatedTest(ROUNDS)
    void so_is_what_draws_an_id_of_its_own_in_each_node() {
        var number = registered();
        var before = countEvents();

        var answers =
                atOnce(node ->
                        node.with("Idempotency-Key", "s-" + number)
                                .post(
                                        "/api/institutions/" + number + "/staff",
                                        "{\"name\": \"Anna\", \"post\": \"Vadītāja\"}"));

        alike(answers, 201);
        assertThat(countEvents()).isEqualTo(before + 1);
    }

    @RepeatedTest(ROUNDS)
    void so_is_a_change_of_a_version_that_only_one_can_have_found() {
        var number = registered();
        var before = countEvents();

        var answers =
                atOnce(node ->
                        node.with("Idempotency-Key", "c-" + number)
                                .with("If-Match", "\"0\"")
                                .put("/api/institutions/" + number, OverHttp.renamed("Veselība")));

        alike(answers, 200);
        assertThat(countEvents()).isEqualTo(before + 1);
    }

    @RepeatedTest(ROUNDS)
    void two_who_register_the_same_without_a_key_are_told_who_was_first() {
        var number = OverHttp.newNumber();

        var answers =
                atOnce(node ->
                        node.post("/api/institutions", OverHttp.ministry(number, "Labklājība")));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .singleElement()
                .extracting(Answer::type)
                .isEqualTo("/problems/institution/already-registered");
    }

    @Test
    void a_key_that_the_other_node_has_seen_with_another_body_is_refused() {
        var number = OverHttp.newNumber();
        nodes().getFirst()
                .with("Idempotency-Key", "b-" + number)
                .post("/api/institutions", OverHttp.ministry(number, "Labklājība"));

        var answer =
                nodes().getLast()
                        .with("Idempotency-Key", "b-" + number)
                        .post("/api/institutions", OverHttp.ministry(number, "Veselība"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("/problems/write/idempotency-key-reused");
        assertThat(answer.pointer()).isEqualTo("header:Idempotency-Key");
    }

    // ---- the register

    @Test
    void on_an_empty_database_the_opening_is_recorded_once() throws InterruptedException {
        assertThat(firstFacts).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        var last = jdbc.sql("SELECT max(global_index) FROM eventstore.domain_event");
        for (var node : List.of(one, other))
            assertThat(
                            node.getBean(Views.class)
                                    .awaitPosition(
                                            ProjectionName.of("policy.register-opening"),
                                            last.query((row, _) -> row.getLong(1)).single(),
                                            Duration.ofSeconds(20)))
                    .isTrue();
        // also where the other node comes to it again, as after a claim that changed hands
        for (var node : List.of(one, other))
            node.getBean(CommandGateway.class)
                    .sendAndWait(
                            GenericCommandMessage.asCommandMessage(
                                            new OpenRegister(
                                                    PolicyId.STATE, LocalDate.of(2026, 1, 1)))
                                    .withMetaData(EventMetadata.of(Provenance.REGISTER)));

        assertThat(
                        jdbc.sql(
                                        """
                                        SELECT convert_from(payload, 'UTF8')
                                        FROM eventstore.domain_event
                                        WHERE payload_type LIKE '%.PolicyParameterSet'
                                        """)
                                .query((row, _) -> row.getString(1))
                                .list())
                .singleElement()
                .asString()
                .contains(RigaCalendar.dayOf(Instant.now()).toString());
    }

    // ---- logins

    @RepeatedTest(ROUNDS)
    void a_login_that_two_claim_at_once_with_their_codes_is_one_persons() {
        var number = registered();
        var codes = List.of(employed(number), employed(number)).stream().map(this::codeOf).toList();
        var token = Tokens.person("service-manager", "shared-" + number, number);
        var left = codes.iterator();

        var answers =
                atOnce(node -> {
                    String code;
                    synchronized (left) {
                        code = left.next();
                    }
                    return node.as(token)
                            .post("/api/staff/login-claims", "{\"code\": \"%s\"}".formatted(code));
                });

        oneIsTold(answers, "/problems/staff/login-already-linked");
    }

    @RepeatedTest(ROUNDS)
    void so_is_one_that_the_issuer_gives_to_two() {
        var number = registered();
        var left =
                List.of(employed(number), employed(number)).stream()
                        .map(it -> Tokens.knownToTheIssuer("shared-" + number, it))
                        .iterator();

        var answers =
                atOnce(node -> {
                    String token;
                    synchronized (left) {
                        token = left.next();
                    }
                    return node.as(token).post("/api/staff/login-claims", "{}");
                });

        oneIsTold(answers, "/problems/staff/login-already-linked");
    }

    private void oneIsTold(List<Answer> answers, String problem) {
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .singleElement()
                .extracting(Answer::type)
                .isEqualTo(problem);
    }

    @Test
    void whom_the_issuer_knows_claims_her_login_without_a_code() {
        var number = registered();
        var anna = employed(number);
        var her = nodes().getFirst().as(Tokens.knownToTheIssuer("anna-" + number, anna));

        assertThat(her.post("/api/staff/login-claims", "{}").status()).isEqualTo(200);

        assertThat(
                        jdbc.sql(
                                        """
                                        SELECT convert_from(payload, 'UTF8')
                                        FROM eventstore.domain_event
                                        WHERE aggregate_identifier = :person
                                        AND payload_type LIKE '%.StaffLoginLinked'
                                        """)
                                .param("person", "staff-" + anna)
                                .query((row, _) -> row.getString(1))
                                .list())
                .singleElement()
                .asString()
                .contains("\"vouchedBy\":\"issuer\"");
        // a token that names no staff member claims nothing without a code
        var stranger = nodes().getFirst().as(Tokens.person("auditor", "x-" + number, number));
        assertThat(stranger.post("/api/staff/login-claims", "{}").type())
                .isEqualTo("/problems/staff/login-code-invalid");
    }

    @Test
    void a_login_taken_back_on_one_node_ends_on_the_other_within_a_second() {
        var number = registered();
        var anna = employed(number);
        var token = Tokens.person("portfolio-manager", "leaving-" + number, number);
        nodes().getFirst()
                .as(token)
                .post("/api/staff/login-claims", "{\"code\": \"%s\"}".formatted(codeOf(anna)));
        var there = nodes().getLast().as(token).with("If-Match", "*");
        assertThat(rename(there, number)).isEqualTo(200);

        var taken =
                nodes().getFirst()
                        .with("If-Match", "*")
                        .send("DELETE", "/api/staff/" + anna + "/login", null);

        assertThat(taken.status()).isEqualTo(200);
        OverHttp.endsWithinASecond(() -> rename(there, number) == 403);
    }

    private static int rename(Register register, String number) {
        return register.put(
                        "/api/institutions/" + number,
                        OverHttp.renamed("Otrā " + UUID.randomUUID()))
                .status();
    }

    private String employed(String number) {
        return nodes().getFirst()
                .post(
                        "/api/institutions/" + number + "/staff",
                        "{\"name\": \"Anna\", \"post\": \"Vadītāja\"}")
                .json()
                .path("id")
                .asString();
    }

    private String codeOf(String person) {
        return nodes().getFirst()
                .with("If-Match", "*")
                .put("/api/staff/" + person + "/login", "{}")
                .json()
                .path("code")
                .asString();
    }

    private static void alike(List<Answer> answers, int status) {
        var first = answers.getFirst();
        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
                    assertThat(answer.json()).isEqualTo(first.json());
                    for (var header : List.of("ETag", "Event-Position"))
                        assertThat(answer.header(header)).isEqualTo(first.header(header));
                    assertThat(answer.http().headers().firstValue("Location"))
                            .isEqualTo(first.http().headers().firstValue("Location"));
                });
    }

    private String registered() {
        var number = OverHttp.newNumber();
        nodes().getFirst().post("/api/institutions", OverHttp.ministry(number, "Labklājība"));
        return number;
    }

    private List<Register> nodes() {
        return List.of(register(one), register(other));
    }

    private static Register register(ConfigurableApplicationContext node) {
        return new Register(
                node.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
                Tokens.stateLead());
    }

    private List<Answer> atOnce(Function<Register, Answer> request) {
        var start = new CyclicBarrier(2);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Answer>>();
            for (var node : nodes()) {
                asked.add(
                        callers.submit(() -> {
                            start.await();
                            return request.apply(node);
                        }));
            }
            return asked.stream().map(TwoNodesIT::answer).toList();
        }
    }

    private static Answer answer(Future<Answer> asked) {
        try {
            return asked.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private long countEvents() {
        return jdbc.sql("SELECT count(*) FROM eventstore.domain_event").query(Long.class).single();
    }
}
