package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.commandside.CommandSideApplication;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.write.Register.Answer;

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
import java.util.ArrayList;
import java.util.List;
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

    @BeforeAll
    void start() {
        one = node();
        other = node();
    }

    private ConfigurableApplicationContext node() {
        var settings = new ArrayList<String>();
        database.properties((name, value) -> settings.add("--" + name + "=" + value.get()));
        settings.add("--spring.config.name=command-side");
        settings.add("--server.port=0");
        settings.add("--atbilstiba.vault.master-key-file=" + folder.resolve("master.json"));
        settings.add("--atbilstiba.vault.create-master-key=true");
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
