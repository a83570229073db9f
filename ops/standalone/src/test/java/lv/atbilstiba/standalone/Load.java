package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

/**
 * Writers that register one institution after the other while something breaks; and a judge, who
 * compares what each was told with what there is.
 */
final class Load implements AutoCloseable {
    private static final int WRITERS = 8;
    private static final AtomicLong NUMBER = new AtomicLong(40_000_000_000L);

    private final FaultyNodes nodes;
    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /**
     * What a writer was told.
     *
     * @param status 0 if there was no answer
     */
    record Told(
            String registrationNumber,
            UUID key,
            long at,
            Duration took,
            int status,
            String body,
            Map<String, String> headers,
            String failure) {}

    Load(FaultyNodes nodes) {
        this.nodes = nodes;
        for (int i = 0; i < WRITERS; i++)
            threads.add(Thread.ofPlatform().name("writer-" + i).start(this::write));
    }

    private void write() {
        while (!over) {
            var last = one();
            // who was refused, or not answered, does not come back at once
            if (last.status != 201) pause(100);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Registers one, and notes what was said. */
    Told one() {
        var number = newNumber();
        var key = UUID.randomUUID();
        long began = System.nanoTime();
        Told one;
        try {
            one = told(number, key, began, nodes.register(number, key));
        } catch (Exception e) {
            one =
                    new Told(
                            number,
                            key,
                            System.nanoTime(),
                            Duration.ofNanos(System.nanoTime() - began),
                            0,
                            "",
                            Map.of(),
                            e.toString());
        }
        told.add(one);
        return one;
    }

    private static Told told(String number, UUID key, long began, HttpResponse<String> answer) {
        var headers = new HashMap<String, String>();
        answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new Told(
                number,
                key,
                System.nanoTime(),
                Duration.ofNanos(System.nanoTime() - began),
                answer.statusCode(),
                answer.body(),
                headers,
                "");
    }

    /** A registration number that nobody has. */
    static String newNumber() {
        return String.valueOf(NUMBER.incrementAndGet());
    }

    /** Waits until so many more were accepted. */
    void acceptedMore(int count, Duration patience) {
        long before = accepted();
        long end = System.nanoTime() + patience.toNanos();
        while (accepted() < before + count) {
            assertThat(System.nanoTime()).as("changes are accepted again in time").isLessThan(end);
            pause(10);
        }
    }

    long accepted() {
        return told.stream().filter(one -> one.status == 201).count();
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (var thread : threads) thread.join();
    }

    /**
     * Everything that was acknowledged is there, once, and nothing but an answer of ours was taken
     * for one.
     *
     * @param mayBeUnanswered whether a node was killed, and its callers with it
     */
    void judge(DataSource database, boolean mayBeUnanswered)
            throws SQLException, IOException, InterruptedException {
        close();
        var stored = stored(database);
        var lost = new ArrayList<Told>();
        var odd = new ArrayList<Told>();
        var slow = new ArrayList<Told>();
        int accepted = 0;
        int unavailable = 0;
        for (var one : told) {
            if (one.took.compareTo(Duration.ofSeconds(10)) > 0) slow.add(one);
            switch (one.status) {
                case 201 -> {
                    accepted++;
                    if (stored.getOrDefault(one.registrationNumber, 0) != 1) lost.add(one);
                    if (!one.headers.containsKey("event-position")
                            || !one.headers.containsKey("location")) odd.add(one);
                }
                case 503 -> {
                    unavailable++;
                    if (!one.headers.containsKey("retry-after")
                            || !one.headers
                                    .getOrDefault("content-type", "")
                                    .startsWith("application/problem+json")) odd.add(one);
                }
                case 0 -> {
                    if (!mayBeUnanswered) odd.add(one);
                }
                default -> odd.add(one);
            }
        }
        System.out.printf(
                "%d accepted, %d unavailable, %d told in all%n",
                accepted, unavailable, told.size());
        assertThat(lost).as("acknowledged, and not there once").isEmpty();
        assertThat(odd).as("neither an answer of ours nor 503").isEmpty();
        if (!mayBeUnanswered) assertThat(slow).as("answered after more than 10 s").isEmpty();
        assertThat(stored.values()).as("stored once").allMatch(times -> times == 1);
        assertThat(accepted).isPositive();
    }

    private static Map<String, Integer> stored(DataSource database) throws SQLException {
        var stored = new HashMap<String, Integer>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                SELECT aggregate_identifier, count(*)
                                FROM eventstore.domain_event
                                WHERE payload_type LIKE '%InstitutionRegistered'
                                GROUP BY 1
                                """)) {
            while (row.next())
                stored.put(row.getString(1).replace("institution-", ""), row.getInt(2));
        }
        return stored;
    }
}
