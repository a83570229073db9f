package lv.atbilstiba.ops.benchmark;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.eventstore.Decisions;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.PrimaryConnections;
import lv.atbilstiba.platform.eventstore.ReadBack;
import lv.atbilstiba.platform.projection.ProjectionName;
import lv.atbilstiba.platform.projection.Views;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.standalone.StandaloneApplication;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * Measures the whole register, as it runs in ops/standalone, against the raw limits of the
 * PostgreSQL it runs on, in one run. Figures are only comparable within a run; so each has its
 * ratio beside it.
 *
 * <p>Arguments: how many events the long history has (default 1,000,000), how many seconds each
 * load lasts (default 10), and {@code rebuild} to measure the following and rebuilding of views
 * alone, {@code indexes} how far views stay behind beside a rebuild and a replay, {@code audit}
 * what an auditor asks, {@code writes} for all but the long history, or {@code append} for what an
 * event costs before it is appended.
 */
public final class Benchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /**
     * How long changes come before the first load is measured: until then the compiler takes up to
     * half of the machine, in a process that is to run for weeks.
     */
    private static final Duration COLD = Duration.ofSeconds(30);

    /**
     * One of so many changes is a new service. More would double the register every few seconds,
     * and measure above all how its views take in what no register ever sees.
     */
    private static final int ONE_IS_NEW_OF = 20;

    private static final int CHANGES_BESIDE = 200;

    private final Results results = new Results();
    private final ConfigurableApplicationContext application;
    private final Register register;
    private final DataSource database;

    /** Not pooled, and without the limits in time of a request: a bulk load is one statement. */
    private final DataSource lengthy;

    private final EventLog log;
    private final EventDecoder decoder;
    private final Decisions decisions;
    private final Duration time;
    private final String lead;
    private final AtomicLong numbers = new AtomicLong();

    private Benchmark(ConfigurableApplicationContext application, Duration time) throws Exception {
        this.application = application;
        this.time = time;
        register =
                new Register(
                        Integer.parseInt(
                                application
                                        .getEnvironment()
                                        .getRequiredProperty("local.server.port")));
        database = application.getBean(DataSource.class);
        lengthy = application.getBean(PrimaryConnections.class).lengthy();
        log = application.getBean(EventLog.class);
        decoder = application.getBean(EventDecoder.class);
        decisions = application.getBean(Decisions.class);
        lead = register.token("state-lead");
    }

    public static void main(String[] arguments) throws Exception {
        var size = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        var time = Duration.ofSeconds(arguments.length > 1 ? Long.parseLong(arguments[1]) : 10);
        Results.doing("starting the register on a temporary PostgreSQL");
        try (var application =
                StandaloneApplication.start(
                        "--server.port=0",
                        "--atbilstiba.standalone.temporary=true",
                        "--logging.level.root=WARN")) {
            var benchmark = new Benchmark(application, time);
            switch (arguments.length > 2 ? arguments[2] : "everything") {
                case "rebuild" -> benchmark.rebuilding(size);
                case "indexes" -> benchmark.besideIndexes(size);
                case "audit" -> benchmark.auditing(size);
                case "writes" -> benchmark.writing();
                case "append" -> benchmark.tryingOut();
                default -> benchmark.everything(size);
            }
        }
        System.exit(0);
    }

    private void everything(long size) throws Exception {
        var small = openRegister();
        var before = loads(small);
        awaitProjections();
        var history = history(size);
        var events = afterLoading(history, size);
        Results.doing("reads and writes on the long history");
        recorded(
                "HTTP, 32 connections, history of " + "%,d".formatted(events) + " (P9)",
                () -> mixed(small, 32, 0),
                before.perSecond(),
                ">= 0.85 of the small one");
        readsUnderLoad(small, history.serviceIds());
        awaitProjections();
        finish();
    }

    /** Only what concerns views: loading, following, rebuilding. */
    private void rebuilding(long size) throws Exception {
        openRegister();
        var history = history(size);
        var events = afterLoading(history, size);
        Results.doing("large questions to the views");
        var service = history.serviceIds().getFirst();
        new ViewReads(register, results)
                .measure(
                        log.head() - events / 2,
                        service.value().toString(),
                        history.ownerOf(service).registrationNumber());
        finish();
    }

    /** Only how far views stay behind while others are filled and get their indexes. */
    private void besideIndexes(long size) throws Exception {
        var small = openRegister();
        Results.doing("warming up: changes over HTTP");
        overHttp(32, 0, checks(small, small::service), COLD);
        Results.doing("loading a history of %,d events".formatted(size));
        HistoryLoader.load(lengthy, history(size));
        awaitProjections();
        var events = "%,d events".formatted(log.countUpTo(log.head()));
        lag(small, "nothing else, " + events, () -> Thread.sleep(time));
        lag(small, "a replay of " + events, this::replay);
        lag(small, "a rebuild of all projections from " + events, this::rebuild);
        finish();
    }

    private void lag(SmallRegister small, String what, ViewLag.Work work) throws Exception {
        Results.doing("changes, and how far views stay behind, beside " + what);
        var names = new ArrayList<ProjectionName>();
        for (var one : register.get("operations", "/api/operations/projections").path("items"))
            names.add(ProjectionName.of(one.path("projection").asString()));
        var changes = checks(small, small::service);
        var lag =
                new ViewLag(application.getBean(Views.class), names, database)
                        .beside(
                                work,
                                CHANGES_BESIDE,
                                Stream.generate(() -> worker(lead, changes)).limit(8).toList());
        results.add(
                "from commit until every view has it, 200 changes/s due, beside " + what,
                lag.toString(),
                "",
                "p99 <= 1 s");
        awaitProjections();
    }

    /** Only what an auditor asks of a long history. */
    private void auditing(long size) throws Exception {
        openRegister();
        Results.doing("loading a history of %,d events".formatted(size));
        var begun = System.nanoTime();
        HistoryLoader.load(lengthy, history(size));
        var audit = new AuditReads(register, log, results);
        Results.doing("the verifiable log, beside the views that follow");
        audit.signed(log.countUpTo(log.head()), begun);
        awaitProjections();
        Results.doing("proofs");
        audit.proofs();
        Results.doing("exports");
        audit.exports(log.countUpTo(log.head()));
        finish();
    }

    /** Only what concerns changes, on a short history. */
    private void writing() throws Exception {
        loads(openRegister());
        awaitProjections();
        finish();
    }

    /** What an event costs before it is appended: read back, folded and told. */
    private void tryingOut() throws Exception {
        openRegister();
        Results.doing("reading back, folding and telling events");
        var events = log.after(0, 20_000);
        var readBack = application.getBean(ReadBack.class);
        var nanos = new long[events.size()];
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < COLD.toNanos())
            for (var event : events) readBack.require(event);
        for (var i = 0; i < nanos.length; i++) {
            var before = System.nanoTime();
            readBack.require(events.get(i));
            nanos[i] = System.nanoTime() - before;
        }
        var mean = LongStream.of(nanos).average().orElse(0) / 1e3;
        Arrays.sort(nanos);
        results.add(
                "an event read back, folded and told before it is appended",
                String.format(
                        Locale.ROOT,
                        "mean %.1f us, p50 %.1f us, p99 %.1f us",
                        mean,
                        nanos[nanos.length / 2] / 1e3,
                        nanos[nanos.length * 99 / 100] / 1e3),
                "",
                "<= 50 us");
        finish();
    }

    private SmallRegister openRegister() throws Exception {
        Results.doing("opening a register of 243 institutions and 2,430 services");
        var small = SmallRegister.open(decisions, RigaCalendar.dayOf(Instant.now()));
        awaitProjections();
        return small;
    }

    /** All loads; the one that the long history is compared with. */
    private Rate loads(SmallRegister small) throws Exception {
        Results.doing("warming up: changes through the gateway and over HTTP");
        throughGateway(32, small::service, small, COLD);
        overHttp(32, 0, checks(small, small::service), COLD);
        awaitProjections();
        Results.doing("raw single-row commits");
        var like = log.after(log.head() - 1, 1).getFirst();
        var raw1 = raw(like, 1);
        var raw8 = raw(like, 8);
        var raw32 = raw(like, 32);
        Results.doing("changes through the command gateway, one event each");
        recorded(
                "gateway, existing services, 32 at once",
                () -> throughGateway(32, small::service, small),
                raw32,
                ">= 0.5");
        var hot = small.service(new SplittableRandom(1));
        recorded(
                "gateway, one service, 16 at once",
                () -> throughGateway(16, _ -> hot, small),
                0,
                "");
        Results.doing(
                "changes over HTTP, authenticated, one event each, one of twenty a new service");
        recorded("HTTP, 1 connection", () -> mixed(small, 1, 0), raw1, "");
        recorded("HTTP, 8 connections", () -> mixed(small, 8, 0), raw8, "");
        var before =
                recorded(
                        "HTTP, 32 connections (P1, P2)",
                        () -> mixed(small, 32, 0),
                        raw32,
                        ">= 0.27; p99 <= 25 ms");
        recorded(
                "HTTP, 32 connections, existing services only",
                () -> overHttp(32, 0, checks(small, small::service)),
                raw32,
                "");
        recorded(
                "HTTP, 32 connections, 1,000/s are due (P2)",
                () -> mixed(small, 32, 1_000),
                0,
                "p99 <= 10 ms");
        recorded(
                "HTTP, 16 connections on one service (P3)",
                () -> overHttp(16, 0, checks(small, _ -> hot)),
                0,
                ">= 1,000/s");
        var big = small.institution(new SplittableRandom(2));
        recorded(
                "HTTP, 8 connections, 50/s are due, new services of one institution",
                () -> overHttp(8, 50, newServices(_ -> big)),
                0,
                "");
        return before;
    }

    private static GeneratedHistory history(long size) {
        return new GeneratedHistory(
                17, size, Instant.now().minus(Duration.ofDays(360)), Duration.ofDays(359));
    }

    /** Loads a history and measures the views' way through it; how many events there are then. */
    private long afterLoading(GeneratedHistory history, long size) throws Exception {
        Results.doing("loading a history of %,d events".formatted(size));
        var begun = System.nanoTime();
        HistoryLoader.load(lengthy, history);
        results.speed(
                "import of events by COPY (P11)",
                size,
                System.nanoTime() - begun,
                0,
                ">= 50,000/s");
        begun = System.nanoTime();
        awaitProjections();
        results.speed(
                "live projections catching up with it", size, System.nanoTime() - begun, 0, "");

        var events = log.countUpTo(log.head());
        Results.doing("raw read and decode of %,d events".formatted(events));
        var limits = new RawLimits(lengthy);
        var read = Long.MAX_VALUE;
        for (var i = 0; i < 3; i++) read = Math.min(read, limits.readAndDecode(decoder));
        var rawRead = events / (read / 1e9);
        results.speed("raw JDBC cursor + decode (best of 3)", events, read, 0, "");
        Results.doing("rebuild of all projections");
        begun = System.nanoTime();
        rebuild();
        results.speed(
                "rebuild of all projections",
                events,
                System.nanoTime() - begun,
                rawRead,
                ">= 0.25");
        Results.doing("replay beside the live views, and comparison of every row");
        begun = System.nanoTime();
        replay();
        results.speed(
                "replay beside the live views, compared",
                events,
                System.nanoTime() - begun,
                rawRead,
                "");
        return events;
    }

    private void finish() throws Exception {
        var heap = Runtime.getRuntime();
        results.add(
                "heap",
                "%,d MB of at most %,d"
                        .formatted(
                                (heap.totalMemory() - heap.freeMemory()) >> 20,
                                heap.maxMemory() >> 20),
                "",
                "<= 512 MB");
        System.out.println();
        System.out.println(results.markdown());
        Files.writeString(Path.of("target/benchmark.md"), results.markdown());
        application.close();
    }

    private double raw(lv.atbilstiba.platform.eventstore.StoredEvent like, int connections)
            throws Exception {
        var rate =
                new RawLimits(unpooled()).appends(like, connections, Duration.ofSeconds(2), time);
        results.rate("raw single-row commit, " + connections + " connections", rate, 0, "");
        return rate.perSecond();
    }

    private DataSource unpooled() {
        return application
                .getBean(lv.atbilstiba.platform.embedded.EmbeddedPostgresServer.class)
                .database("atbilstiba");
    }

    /**
     * A load whose every accepted operation leaves an event in the log: a rate of commands that had
     * nothing to record would be the rate of something else.
     */
    private Rate recorded(String what, Callable<Rate> load, double raw, String aim)
            throws Exception {
        var before = stored();
        var rate = load.call();
        var events = stored() - before;
        if (events < rate.accepted() * 0.95)
            throw new IllegalStateException(
                    "%s: %,d accepted, but only %,d events"
                            .formatted(what, rate.accepted(), events));
        results.rate(what, rate, raw, aim);
        return rate;
    }

    private long stored() {
        return JdbcClient.create(database)
                .sql("SELECT count(*) FROM eventstore.domain_event")
                .query(Long.class)
                .single();
    }

    private Rate throughGateway(
            int workers, Function<SplittableRandom, ServiceId> services, SmallRegister small)
            throws Exception {
        return throughGateway(workers, services, small, time);
    }

    private static Rate throughGateway(
            int workers,
            Function<SplittableRandom, ServiceId> services,
            SmallRegister small,
            Duration time)
            throws Exception {
        return ClosedLoop.run(
                workers,
                WARM_UP,
                time,
                _ -> {
                    var random = new SplittableRandom();
                    return () -> {
                        small.check(services.apply(random), random);
                        return true;
                    };
                });
    }

    /** One request of a load. */
    private interface Request {
        boolean send(PlainHttp connection, SplittableRandom random) throws Exception;
    }

    private Rate mixed(SmallRegister small, int connections, int paced) throws Exception {
        var added = newServices(small::institution);
        var checked = checks(small, small::service);
        return overHttp(
                connections,
                paced,
                (connection, random) ->
                        (random.nextInt(ONE_IS_NEW_OF) == 0 ? added : checked)
                                .send(connection, random));
    }

    private static Request checks(
            SmallRegister small, Function<SplittableRandom, ServiceId> services) {
        return (connection, random) ->
                connection.send(
                                "POST",
                                SmallRegister.checksOf(services.apply(random)),
                                small.checkBody(random))
                        == 200;
    }

    private Request newServices(Function<SplittableRandom, InstitutionId> owners) {
        return (connection, random) ->
                connection.send(
                                "POST",
                                "/api/services",
                                SmallRegister.newService(
                                        owners.apply(random), numbers.incrementAndGet()))
                        == 201;
    }

    /**
     * @param paced how many a second; 0 for as many as possible
     */
    private Rate overHttp(int connections, int paced, Request request) throws Exception {
        return overHttp(connections, paced, request, time);
    }

    private Rate overHttp(int connections, int paced, Request request, Duration time)
            throws Exception {
        return overHttp(lead, connections, paced, request, time);
    }

    private Rate overHttp(String token, int connections, int paced, Request request, Duration time)
            throws Exception {
        return ClosedLoop.run(connections, WARM_UP, time, paced, _ -> worker(token, request));
    }

    private ClosedLoop.Worker worker(String token, Request request) {
        var random = new SplittableRandom();
        var connection = register.connection(token);
        return new ClosedLoop.Worker() {
            @Override
            public boolean once() throws Exception {
                return request.send(connection, random);
            }

            @Override
            public void close() throws Exception {
                connection.close();
            }
        };
    }

    private void readsUnderLoad(SmallRegister small, List<ServiceId> services) throws Exception {
        var auditor = register.token("auditor");
        var changes = new FutureTask<>(() -> mixed(small, 8, 500));
        Thread.ofPlatform().start(changes);
        var reads =
                overHttp(
                        auditor,
                        8,
                        200,
                        (connection, random) ->
                                connection.send(
                                                "GET",
                                                "/api/compliance/services/"
                                                        + services.get(
                                                                        random.nextInt(
                                                                                services.size()))
                                                                .value(),
                                                "")
                                        == 200,
                        time);
        results.rate("status of a service, 200/s are due", reads, 0, "p99 <= 25 ms");
        results.rate("beside it: changes, 500/s are due", changes.get(), 0, "");
    }

    /** What is committed, not only what is safe already: after a bulk load that comes later. */
    private void awaitProjections() throws Exception {
        var target =
                JdbcClient.create(database)
                        .sql("SELECT coalesce(max(global_index), 0) FROM eventstore.domain_event")
                        .query((row, _) -> row.getLong(1))
                        .single();
        for (var behind = true; behind; ) {
            LockSupport.parkNanos(50_000_000);
            behind = false;
            for (var one :
                    register.get("operations", "/api/operations/projections").path("items")) {
                if (one.path("position").asLong() < target) behind = true;
            }
        }
    }

    private void replay() throws Exception {
        var replay = register.post("auditor", "/api/audit/replays", "{}");
        var path = "/api/audit/replays/" + replay.path("id").asLong();
        while (replay.path("endedAt").isMissingNode()) {
            LockSupport.parkNanos(50_000_000);
            replay = register.get("auditor", path);
        }
        if (!replay.path("state").asString().equals("EQUAL"))
            throw new IllegalStateException("a replay gave other rows: " + replay);
    }

    private void rebuild() throws Exception {
        var begun = register.post("operations", "/api/operations/projections/all/rebuilds", "{}");
        for (var one : begun.path("items")) {
            var path =
                    "/api/operations/projections/"
                            + one.path("projection").asString()
                            + "/rebuilds/"
                            + one.path("id").asString();
            while (register.get("operations", path).path("endedAt").isMissingNode())
                LockSupport.parkNanos(50_000_000);
        }
    }
}
