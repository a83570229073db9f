package lv.atbilstiba.ops.apitest;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.ops.apitest.Document.Operation;
import lv.atbilstiba.ops.apitest.Mutations.Mutation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Every operation of both documents, done rightly once and then wrongly in every way that we know
 * of: the register never fails, always answers, takes nothing that the documents forbid, says what
 * is wrong in one form, goes on, and does not fill its log. {@code -Dsweep.seed=…} makes the random
 * part another one, and {@code -Dsweep.only='PUT /api/staff.*'} tries some operations.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // filled before the first test
final class SweepE2E {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_LEAST = 80;
    private static final int BYTES_A_REFUSAL = 500;
    private static final int WORKERS = 4;

    /**
     * After so many other requests the good one is asked again; after each that is framed wrongly.
     */
    private static final int AGAIN_AFTER = 4;

    /** What begins something long is not begun after each. */
    private static final int AGAIN_LONG_AFTER = 60;

    /** So often a good request is asked again that will be answered later. */
    private static final int PATIENCE = 30;

    /** Nobody understood what was asked: RFC 9110 has these for it. */
    private static final List<Integer> OF_THE_PROTOCOL = List.of(501, 505);

    @TempDir private static Path folder;

    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger tried = new AtomicInteger();
    private final long seed = Long.getLong("sweep.seed", 20_261_118);
    private final String only = System.getProperty("sweep.only", ".*");

    private RunningRegister register;
    private World world;
    private Samples samples;
    private List<Operation> operations;

    @BeforeAll
    void start() throws Exception {
        System.out.println("sweep.seed=" + seed);
        register = RunningRegister.on(folder);
        world = new World(register.port());
        samples = new Samples(world);
        operations = Documents.of(register.port());
    }

    @AfterAll
    void stop() throws InterruptedException {
        register.close();
    }

    @Test
    void nothing_that_is_asked_wrongly_is_our_fault() throws Exception {
        var accepted = new TreeMap<String, String>();
        var begun = System.nanoTime();
        var before = register.bytesLogged();
        var order =
                operations.stream()
                        .filter(one -> one.toString().matches(only))
                        .sorted(Comparator.comparingInt(SweepE2E::turn))
                        .toList();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var swept = new ArrayList<Future<Map.Entry<String, String>>>();
            for (var operation : order)
                swept.add(workers.submit(() -> Map.entry(operation.toString(), sweep(operation))));
            for (var one : swept) accepted.put(one.get().getKey(), one.get().getValue());
        }
        var seconds = (System.nanoTime() - begun) / 1_000_000_000;
        var logged = register.bytesLogged() - before;
        System.out.printf(
                "%d requests to %d operations in %d s; %d refusals, %d bytes of log for each%n",
                tried.get(),
                order.size(),
                seconds,
                refusals.get(),
                logged / Math.max(1, refusals.get()));
        accepted.forEach((operation, status) -> {
            if (!status.startsWith("2"))
                System.out.println("only refused: " + operation + " " + status);
        });

        assertThat(new LinkedHashSet<>(faults))
                .as(() ->
                        "sweep.seed=" + seed + ", and the last of its log:\n" + register.lastSaid())
                .isEmpty();
        assertThat(logged / Math.max(1, refusals.get())).isLessThanOrEqualTo(BYTES_A_REFUSAL);
    }

    /** What goes over all that is recorded comes while it is little, what ends things last. */
    private static int turn(Operation operation) {
        if (operation.reads()) return 0;
        if (operation.path().startsWith("/api/audit")) return 1;
        if (operation.path().startsWith("/api/operations")) return 1;
        return operation.method().equals("DELETE") ? 3 : 2;
    }

    /** The answer to the good request. */
    private String sweep(Operation operation) {
        try (var wire = new Wire(register.port())) {
            var things = world.things();
            var best = good(operation, things, wire);
            if (best == null) return "none";
            var mutations = Mutations.of(operation, best.call(), seed);
            if (mutations.size() < AT_LEAST)
                faults.add(operation + " is tried in " + mutations.size() + " ways only");
            var pause = best.status() == 202 ? AGAIN_LONG_AFTER : AGAIN_AFTER;
            var since = 0;
            for (var mutation : mutations) {
                var answer = wire.send(mutation.bytes(), mutation.head(), mutation.last());
                judge(operation, mutation, answer);
                tried.incrementAndGet();
                if (answer.status() >= 400) refusals.incrementAndGet();
                if (++since < pause && !mutation.last()) continue;
                again(operation, mutation.name(), best, wire);
                since = 0;
            }
            return best.status() + "";
        } catch (RuntimeException ours) {
            faults.add(operation + ": " + ours);
            return "none";
        }
    }

    /**
     * A request as it should be.
     *
     * @param status of its answer
     */
    private record Good(Call call, int status) {}

    /**
     * The first client's request that is accepted; if none is, one that the state alone refuses.
     */
    private @Nullable Good good(Operation operation, World.Things things, Wire wire) {
        Good best = null;
        for (var fill : List.of(Samples.Fill.EXAMPLE, Samples.Fill.REQUIRED)) {
            for (var client : world.clients()) {
                var call = samples.call(operation, client, things, fill);
                var status = asked(call, wire).status();
                if (status / 100 == 2) return new Good(call, status);
                if (best == null || best.status() == 403 || best.status() == 422)
                    best = new Good(call, status);
            }
        }
        if (best == null || best.status() == 400 || best.status() == 415 || best.status() >= 500)
            faults.add(operation + ": no client's good request is understood: " + best);
        return best;
    }

    /** The answer; what comes later is asked again when the register says so. */
    private static Wire.Answer asked(Call call, Wire wire) {
        var answer = wire.send(call.bytes(), false, false);
        for (var tries = 0; tries < PATIENCE && isLater(answer); tries++) {
            LockSupport.parkNanos(
                    TimeUnit.SECONDS.toNanos(Long.parseLong(answer.header("retry-after"))));
            answer = wire.send(call.bytes(), false, false);
        }
        return answer;
    }

    private static boolean isLater(Wire.Answer answer) {
        return answer.status() == 503 && !answer.header("retry-after").isEmpty();
    }

    private void judge(Operation operation, Mutation mutation, Wire.Answer answer) {
        var what = operation + " | " + mutation.name() + " -> ";
        var status = answer.status();
        if (status == 0) {
            if (!mutation.unanswered()) faults.add(what + answer.trouble());
            return;
        }
        if (status >= 500 && !OF_THE_PROTOCOL.contains(status) && !comesLater(mutation, answer))
            faults.add(what + status + " " + start(answer));
        if (status < 300 && mutation.forbidden())
            faults.add(what + status + ", though the document forbids it");
        if (status < 400 || mutation.head()) return;
        if (described(operation, answer)) return;
        if (!answer.type().equals("application/problem+json")) {
            faults.add(what + status + " is no problem but " + answer.type() + " " + start(answer));
            return;
        }
        try {
            var problem = JSON.readTree(answer.text());
            if (problem.path("status").asInt() != status
                    || problem.path("type").asString("").isEmpty())
                faults.add(what + status + " says " + start(answer));
        } catch (JacksonException unreadable) {
            faults.add(what + status + " cannot be read: " + start(answer));
        }
    }

    /** A position that the register has not come to is worth waiting for. */
    private static boolean comesLater(Mutation mutation, Wire.Answer answer) {
        return isLater(answer)
                && (mutation.name().startsWith("Wait-For-Position")
                        || answer.text().contains("/problems/audit/not-yet-signed"));
    }

    /** Some answers of other protocols are no problems (C2SP tlog-witness). */
    private static boolean described(Operation operation, Wire.Answer answer) {
        return operation.answer(answer.status()).path("content").has(answer.type());
    }

    private void again(Operation operation, String after, Good good, Wire wire) {
        var answer = wire.send(good.call().bytes(), false, false);
        tried.incrementAndGet();
        if (answer.status() >= 400) refusals.incrementAndGet();
        var state = answer.status() == 404 || answer.status() == 409 || answer.status() == 410;
        if (answer.status() != good.status() && !(answer.status() / 100 == 2) && !state)
            faults.add(
                    operation
                            + " | the good request after \""
                            + after
                            + "\" -> "
                            + answer.status()
                            + answer.trouble()
                            + " "
                            + start(answer));
    }

    private static String start(Wire.Answer answer) {
        var text = answer.text();
        return text.substring(0, Math.min(300, text.length()));
    }
}
