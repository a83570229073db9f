package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.standalone.Failing.Place;

import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Whatever fails, wherever: nothing that was not answered looks like an answer. */
final class EveryFailureE2E {
    private static final List<String> CLIENTS =
            List.of("state-lead", "auditor", "operations", "portfolio-manager-newcomer");
    private static final Map<String, Supplier<Throwable>> UNAVAILABLE = unavailable();
    private static final Map<String, Supplier<Throwable>> OTHERS = others();

    /** Who may do it, as far as somebody was found. */
    private static final Map<Operation, String> ALLOWED = new HashMap<>();

    @TempDir private static Path folder;
    private static Running register;
    private static Map<String, String> tokens = new LinkedHashMap<>();
    private static List<Operation> operations = List.of();

    record Operation(String method, String path) {}

    @BeforeAll
    static void start() throws Exception {
        register = Running.on(folder, "default,failing", "--logging.level.root=OFF");
        for (var client : CLIENTS) tokens.put(client, register.token(client));
        operations =
                register
                        .part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .keySet()
                        .stream()
                        .flatMap(mapping ->
                                mapping.getMethodsCondition().getMethods().stream()
                                        .flatMap(method ->
                                                mapping.getPatternValues().stream()
                                                        .map(path ->
                                                                new Operation(
                                                                        method.name(),
                                                                        filled(path)))))
                        .filter(it -> !it.path().equals(Failing.STREAM))
                        .distinct()
                        .toList();
        assertThat(operations).hasSizeGreaterThan(70);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void no_failure_in_front_of_any_handler_or_in_it_or_behind_it_leaves_as_an_answer()
            throws Exception {
        var failures = new LinkedHashMap<>(UNAVAILABLE);
        failures.putAll(OTHERS);
        var turn = 0;
        var places =
                EnumSet.of(
                        Place.FIRST_FILTER,
                        Place.LAST_FILTER,
                        Place.INTERCEPTOR,
                        Place.RESOLVER,
                        Place.HANDLER);
        var names = new ArrayList<>(failures.keySet());
        var count = 0;
        for (var operation : operations) {
            // every place with every operation, every failure with every operation
            for (var name : names) {
                var place = List.copyOf(places).get(turn++ % places.size());
                count += failing(operation, place, name, failures);
            }
        }
        // every failure at every place
        for (var operation : List.of(operations.getFirst(), operations.getLast()))
            for (var name : names)
                for (var place : places) count += failing(operation, place, name, failures);
        assertThat(count).isGreaterThan(operations.size() * names.size() / 2);
    }

    @Test
    void no_failure_of_the_database_leaves_as_an_answer() throws Exception {
        var count = 0;
        for (var operation : operations)
            for (var name : UNAVAILABLE.keySet())
                for (var place : EnumSet.of(Place.CONNECTION, Place.STATEMENT))
                    if (Math.floorMod((operation.toString() + name + place).hashCode(), 4) == 0)
                        count += failing(operation, place, name, UNAVAILABLE);
        assertThat(count).isGreaterThan(100);
    }

    @Test
    void an_answer_that_cannot_be_written_is_none() throws Exception {
        for (var name : OTHERS.keySet())
            failing(new Operation("GET", "/api/policy"), Place.CONVERTER, name, OTHERS);
        for (var name : UNAVAILABLE.keySet())
            failing(new Operation("GET", "/api/institutions"), Place.CONVERTER, name, UNAVAILABLE);
    }

    @Test
    void a_write_whose_connection_ends_is_503_and_was_not_done() throws Exception {
        var number = 10;
        for (var name : UNAVAILABLE.keySet()) {
            for (var place : EnumSet.of(Place.CONNECTION, Place.STATEMENT, Place.COMMIT)) {
                var taken = "%011d".formatted(2_000 + number++);
                Failing.with(Objects.requireNonNull(UNAVAILABLE.get(name)));
                var before = Failing.thrown();
                var answer =
                        register.send(
                                "POST",
                                "/api/institutions",
                                token("state-lead"),
                                institution(taken),
                                Failing.HEADER,
                                place.name());
                if (Failing.thrown() == before) {
                    // nothing of it happened in the caller's thread
                    assertThat(answer.statusCode()).isEqualTo(201);
                } else {
                    assertThat(answer.statusCode()).as(name + " at " + place).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    assertThat(answer.headers().firstValue("Event-Position")).isEmpty();
                }
            }
        }
    }

    @Test
    void a_line_that_fails_is_answered_as_failed() throws Exception {
        var failures = new LinkedHashMap<>(UNAVAILABLE);
        failures.putAll(OTHERS);
        for (var failure : failures.entrySet()) {
            for (var place : EnumSet.of(Place.LINE, Place.LINES_HANDLER)) {
                Failing.with(failure.getValue());
                var before = Failing.thrown();
                var answer =
                        register.sendLines(
                                "/api/submissions",
                                token("state-lead"),
                                """
                                {"method":"POST","path":"/api/institutions","body":%s}
                                {"method":"POST","path":"/api/institutions","body":%s}
                                """
                                        .formatted(
                                                institution("00000000901").replace("\n", ""),
                                                institution("00000000902").replace("\n", "")),
                                Failing.HEADER,
                                place.name());
                assertThat(Failing.thrown() - before).isEqualTo(2);
                assertThat(answer.body().lines())
                        .as(failure.getKey() + " at " + place + ": " + answer.body())
                        .hasSize(2)
                        .allMatch(line ->
                                line.contains(
                                                UNAVAILABLE.containsKey(failure.getKey())
                                                        ? "\"status\":503"
                                                        : "\"status\":")
                                        && !line.contains("\"status\":2"));
            }
        }
    }

    @Test
    void a_stream_that_fails_inside_is_broken_off() throws Exception {
        var failures = new LinkedHashMap<>(UNAVAILABLE);
        failures.putAll(OTHERS);
        for (var failure : failures.entrySet()) {
            Failing.with(failure.getValue());
            assertThatThrownBy(() -> register.get(Failing.STREAM))
                    .as("ends as if it were whole: " + failure.getKey())
                    .isInstanceOf(IOException.class);
        }
    }

    private static String token(String client) {
        return Objects.requireNonNull(tokens.get(client));
    }

    private static int failing(
            Operation operation, Place place, String name, Map<String, Supplier<Throwable>> from)
            throws Exception {
        Failing.with(Objects.requireNonNull(from.get(name)));
        for (var client :
                Optional.ofNullable(ALLOWED.get(operation)).map(List::of).orElse(CLIENTS)) {
            var before = Failing.thrown();
            var what = name + " at " + place + " of " + operation + " by " + client;
            int status;
            String type;
            try {
                var answer =
                        register.send(
                                operation.method(),
                                operation.path(),
                                token(client),
                                operation.method().equals("GET") ? "" : "{}",
                                Failing.HEADER,
                                place.name());
                status = answer.statusCode();
                type = answer.headers().firstValue("Content-Type").orElse("nothing");
                if (Failing.thrown() > before)
                    assertThat(answer.headers().firstValue("Event-Position")).as(what).isEmpty();
            } catch (IOException broken) {
                // without an answer, the caller knows as much
                if (Failing.thrown() > before) return 1;
                throw broken;
            }
            if (Failing.thrown() == before) continue; // it did not come as far
            if (place != Place.FIRST_FILTER && place != Place.LAST_FILTER)
                ALLOWED.put(operation, client);
            assertThat(status).as(what).isGreaterThanOrEqualTo(400);
            assertThat(type).as(what).startsWith("application/problem+json");
            if (UNAVAILABLE.containsKey(name)) assertThat(status).as(what).isEqualTo(503);
            return 1;
        }
        return 0;
    }

    private static Map<String, Supplier<Throwable>> unavailable() {
        var all = new LinkedHashMap<String, Supplier<Throwable>>();
        all.put("end of file", () -> lost(new EOFException()));
        all.put("reset", () -> lost(new SocketException("Connection reset by peer")));
        all.put("broken pipe", () -> lost(new SocketException("Broken pipe")));
        all.put("read timed out", () -> lost(new SocketTimeoutException("Read timed out")));
        all.put(
                "unexpected, over end of file",
                () -> new PSQLException("?", PSQLState.UNEXPECTED_ERROR, new EOFException()));
        for (var state :
                List.of(
                        "57P01", "57P02", "57P03", "57014", "25006", "25P03", "25P04", "53300",
                        "53100", "40001", "40P01", "55P03", "58030"))
            all.put(state, () -> server(state));
        all.put("closed by the pool", () -> new SQLException("Connection is closed"));
        all.put(
                "closed by the pool, in a state of ours",
                () ->
                        new IllegalStateException(
                                "cannot read", new SQLException("Connection is closed")));
        all.put(
                "no connection in time",
                () -> new SQLTransientConnectionException("Connection is not available"));
        all.put("recoverable", () -> new SQLRecoverableException("gone"));
        all.put(
                "a batch",
                () ->
                        new BatchUpdateException(
                                "batch", "08006", 0, new int[0], new EOFException()));
        all.put(
                "Spring could not get one",
                () -> new CannotGetJdbcConnectionException("none", new SQLException("closed")));
        all.put(
                "Spring could not begin",
                () -> new CannotCreateTransactionException("none", lost(new EOFException())));
        all.put(
                "Spring could not commit",
                () -> new TransactionSystemException("not", lost(new EOFException())));
        all.put(
                "Spring has no word for it",
                () ->
                        new UncategorizedSQLException(
                                "read", "SELECT", new SQLException("Connection is closed")));
        all.put(
                "Axon could not append",
                () -> new EventStoreException("not", lost(new EOFException())));
        all.put(
                "Axon's future",
                () ->
                        new CompletionException(
                                new CommandExecutionException("x", lost(new EOFException()))));
        all.put("nobody takes it", () -> new RejectedExecutionException("shut down"));
        all.put("too late", AsyncRequestTimeoutException::new);
        return all;
    }

    private static Map<String, Supplier<Throwable>> others() {
        var all = new LinkedHashMap<String, Supplier<Throwable>>();
        all.put("end of file alone", EOFException::new);
        all.put("broken pipe alone", () -> new IOException("Broken pipe"));
        all.put("reset alone", () -> new SocketException("Connection reset by peer"));
        all.put("client gone", ClientAbortException::new);
        all.put(
                "client slow",
                () -> new ClientAbortException(new SocketTimeoutException("Read timed out")));
        all.put("answer unusable", () -> new AsyncRequestNotUsableException("gone"));
        all.put("close now", CloseNowException::new);
        all.put("bad chunk", () -> new BadRequestException("chunk"));
        all.put("bad parameter", () -> new InvalidParameterException("%zz"));
        all.put("rejected", () -> new RequestRejectedException("no"));
        all.put("says 200", () -> new ResponseStatusException(HttpStatus.OK));
        all.put("says 404", () -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        all.put("not writable", () -> new HttpMessageNotWritableException("no"));
        all.put("servlet", () -> new jakarta.servlet.ServletException("no"));
        all.put("unavailable", () -> new jakarta.servlet.UnavailableException("no", 1));
        all.put("interrupted", InterruptedException::new);
        all.put("constraint", () -> server("23514"));
        all.put("ours", NullPointerException::new);
        all.put("assertion", AssertionError::new);
        all.put("stack", StackOverflowError::new);
        all.put("memory", () -> new OutOfMemoryError("no heap"));
        all.put("class", () -> new NoClassDefFoundError("no/Such"));
        return all;
    }

    private static SQLException lost(IOException end) {
        return new PSQLException(
                "An I/O error occurred while sending to the backend.",
                PSQLState.CONNECTION_FAILURE,
                end);
    }

    private static SQLException server(String state) {
        return new PSQLException(
                new ServerErrorMessage("SFATAL\0VFATAL\0C" + state + "\0Mby the server\0"));
    }

    private static String filled(String path) {
        return path.replaceAll("\\{\\*?(rn|registrationNumber)}", "00000000104")
                .replaceAll("\\{(id|person)}", "01930000-0000-7000-8000-000000000001")
                .replaceAll("\\{(epoch|position|level)}", "1")
                .replaceAll("/\\{\\*[a-z]+}", "/000")
                .replaceAll("\\{[A-Za-z]+}", "x");
    }

    private static String institution(String number) {
        return """
        {"registrationNumber": "%s", "name": {"lv": "Paraugs"}, "kind": "OTHER", "baseline": false}
        """
                .formatted(number);
    }

    static {
        assertThat(Set.copyOf(UNAVAILABLE.keySet())).doesNotContainAnyElementsOf(OTHERS.keySet());
        assertThat(Arrays.stream(Place.values()).count()).isEqualTo(11);
    }
}
