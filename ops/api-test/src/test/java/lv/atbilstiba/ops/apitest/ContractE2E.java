package lv.atbilstiba.ops.apitest;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.ops.apitest.Document.Operation;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Both documents say what is true: a request that is made of an operation's schema alone is taken,
 * or refused for the state of what it is about and never for its form; and each answer is as it is
 * described.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // filled before the first test
final class ContractE2E {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What refuses the form of a request; 422 only where the problem is one of requests. */
    private static final List<Integer> OF_ITS_FORM =
            List.of(400, 405, 406, 411, 413, 414, 415, 428, 431);

    @TempDir private static Path folder;

    private RunningRegister register;
    private World world;
    private Samples samples;
    private List<Operation> operations;
    private final TreeSet<String> faults = new TreeSet<>();
    private final TreeSet<String> taken = new TreeSet<>();

    @BeforeAll
    void start() throws Exception {
        register = RunningRegister.on(folder);
        world = new World(register.port());
        samples = new Samples(world);
        operations =
                Documents.of(register.port()).stream()
                        .sorted(
                                Comparator.comparing((Operation one) ->
                                        one.reads() ? 1 : one.method().equals("DELETE") ? 2 : 0))
                        .toList();
    }

    @AfterAll
    void stop() throws InterruptedException {
        register.close();
    }

    @Test
    void a_request_made_of_the_schema_is_never_refused_for_its_form_and_answered_as_described() {
        try (var wire = new Wire(register.port())) {
            for (var operation : operations) {
                var things = world.things();
                for (var fill : Samples.Fill.values())
                    for (var client : world.clients())
                        ask(
                                operation,
                                samples.call(operation, client, things, fill),
                                fill.name(),
                                wire);
                operation
                        .in("query")
                        .filter(one -> !one.name().equals("cursor")) // nobody makes one
                        .forEach(one -> {
                            for (var client : world.clients()) {
                                var call =
                                        samples.call(
                                                operation, client, things, Samples.Fill.REQUIRED);
                                if (call.target().contains(one.name() + "=")) continue;
                                var target =
                                        call.target()
                                                + (call.target().contains("?") ? "&" : "?")
                                                + one.name()
                                                + "="
                                                + World.encoded(World.sample(one))
                                                // why goes with what is corrected
                                                + (one.name().equals("corrects")
                                                        ? "&reason=Nepareizi"
                                                        : "");
                                ask(operation, call.target(target), one.name(), wire);
                            }
                        });
                operation
                        .in("header")
                        .filter(one -> !one.name().equals("If-Match"))
                        .forEach(one -> {
                            var client = world.clients().getFirst();
                            var call =
                                    samples.call(operation, client, things, Samples.Fill.REQUIRED);
                            ask(
                                    operation,
                                    call.with(one.name(), World.sample(one)),
                                    one.name(),
                                    wire);
                        });
            }
        }
        operations.forEach(one -> {
            if (!taken.contains(one.toString())) System.out.println("refused by the state: " + one);
        });

        assertThat(faults).isEmpty();
        assertThat(taken.size()).isGreaterThan(operations.size() * 3 / 4);
    }

    @Test
    void every_list_goes_on_to_its_end_by_its_cursor() {
        try (var wire = new Wire(register.port())) {
            for (var operation : operations) {
                if (operation.in("query").noneMatch(one -> one.name().equals("cursor"))) continue;
                var call =
                        samples.call(operation, "auditor", world.things(), Samples.Fill.REQUIRED);
                var first = call.target() + (call.target().contains("?") ? "&" : "?") + "limit=1";
                var answer = wire.send(call.target(first).bytes(), false, false);
                var pages = 0;
                while (answer.status() == 200 && pages++ < 3) {
                    var next = JSON.readTree(answer.text()).path("next");
                    if (next.isNull() || next.isMissingNode()) break;
                    var target = first + "&cursor=" + World.encoded(next.asString());
                    answer = wire.send(call.target(target).bytes(), false, false);
                    assertThat(answer.status()).as(target + " " + answer.text()).isEqualTo(200);
                }
            }
        }
    }

    private void ask(Operation operation, Call call, String how, Wire wire) {
        var answer = wire.send(call.bytes(), false, false);
        var what = operation + " (" + how + ") -> " + answer.status() + " ";
        var status = answer.status();
        if (status / 100 == 2) taken.add(operation.toString());
        if (status == 0 || status >= 500 && status != 503) faults.add(what + said(answer));
        var form =
                OF_ITS_FORM.contains(status)
                        || status == 422 && answer.text().contains("/problems/request/");
        if (form && !answer.text().contains("in-the-future")) {
            var body = new String(call.body(), StandardCharsets.UTF_8);
            faults.add(what + said(answer) + " to " + call.target() + " " + body);
        }
        answered(operation, what, answer);
    }

    private void answered(Operation operation, String what, Wire.Answer answer) {
        if (answer.status() == 0) return;
        var described = operation.answer(answer.status());
        if (described.isMissingNode()) {
            faults.add(what + "is not described");
            return;
        }
        if (answer.body().length == 0) return;
        var content = described.path("content").path(answer.type());
        if (content.isMissingNode()) {
            faults.add(what + "is described, but not as " + answer.type());
            return;
        }
        var schema = content.path("schema");
        var values = new ArrayList<String>();
        if (schema.has("x-line")) {
            schema = schema.path("x-line");
            answer.text().lines().forEach(values::add);
        } else if (answer.type().endsWith("json")) {
            values.add(answer.text());
        }
        for (var value : values) {
            try {
                var wrong = operation.document().wrong(schema, JSON.readTree(value));
                if (!wrong.isEmpty())
                    faults.add(what + wrong.subList(0, Math.min(3, wrong.size())));
            } catch (JacksonException unreadable) {
                faults.add(what + "cannot be read: " + said(answer));
            }
        }
    }

    private static String said(Wire.Answer answer) {
        var text = answer.trouble() + answer.text();
        return text.substring(0, Math.min(400, text.length()));
    }
}
