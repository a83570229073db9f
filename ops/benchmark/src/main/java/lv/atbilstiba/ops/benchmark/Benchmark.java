package lv.atbilstiba.ops.benchmark;

import lv.atbilstiba.catalogue.api.InformationForm;
import lv.atbilstiba.catalogue.api.command.RecordSupplementaryInformation;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.EventMetadata;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.standalone.StandaloneApplication;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/**
 * Measures the whole register, as it runs in ops/standalone, against the raw limits of the
 * PostgreSQL it runs on, in one run. Figures are only comparable within a run; so each has its
 * ratio beside it.
 *
 * <p>Arguments: how many events the long history has (default 1,000,000), how many seconds each
 * load lasts (default 10), and {@code rebuild} to measure the following and rebuilding of views
 * alone.
 */
public final class Benchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Map<String, Object> ACTOR = EventMetadata.of(Provenance.REGISTER);
    private static final String OWNER = "90000000001";

    private final Results results = new Results();
    private final ConfigurableApplicationContext application;
    private final Register register;
    private final DataSource database;
    private final EventLog log;
    private final EventDecoder decoder;
    private final CommandGateway gateway;
    private final Duration time;
    private final String lead;
    private final LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Riga"));

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
        log = application.getBean(EventLog.class);
        decoder = application.getBean(EventDecoder.class);
        gateway = application.getBean(CommandGateway.class);
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
            if (arguments.length > 2 && arguments[2].equals("rebuild")) benchmark.rebuilding(size);
            else benchmark.run(size);
        }
        System.exit(0);
    }

    private void run(long size) throws Exception {
        var services = openRegister();
        Results.doing("raw single-row commits");
        var like = log.after(log.head() - 1, 1).getFirst();
        var raw1 = raw(like, 1);
        var raw8 = raw(like, 8);
        var raw32 = raw(like, 32);
        Results.doing("changes through the command gateway");
        results.rate(
                "gateway, existing services, 32 at once",
                throughGateway(services, 32),
                raw32,
                ">= 0.5");
        Results.doing(
                "changes over HTTP, authenticated, one event each, half of them new services");
        results.rate("HTTP, 1 connection", overHttp(services, 1, 0), raw1, "");
        results.rate("HTTP, 8 connections", overHttp(services, 8, 0), raw8, "");
        var small = overHttp(services, 32, 0);
        results.rate("HTTP, 32 connections (P1, P2)", small, raw32, ">= 0.27; p99 <= 25 ms");
        results.rate(
                "HTTP, 32 connections, paced 1,000/s (P2)",
                overHttp(services, 32, 1_000),
                0,
                "p99 <= 10 ms");
        results.rate(
                "HTTP, 16 connections on one service (P3)",
                overHttp(List.of(services.getFirst()), 16, -1),
                0,
                ">= 1,000/s");

        var history = history(size);
        var events = afterLoading(history, size);
        Results.doing("reads and writes on the long history");
        var large = overHttp(services, 32, 0);
        results.rate(
                "HTTP, 32 connections, history of " + "%,d".formatted(events) + " (P9)",
                large,
                small.perSecond(),
                ">= 0.85 of the small one");
        readsUnderLoad(history.serviceIds());
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

    private static GeneratedHistory history(long size) {
        return new GeneratedHistory(
                17, size, Instant.now().minus(Duration.ofDays(360)), Duration.ofDays(359));
    }

    /** Loads a history and measures the views' way through it; how many events there are then. */
    private long afterLoading(GeneratedHistory history, long size) throws Exception {
        Results.doing("loading a history of %,d events".formatted(size));
        var begun = System.nanoTime();
        HistoryLoader.load(database, history);
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
        var limits = new RawLimits(database);
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

    /** One institution with a hundred services, made as a client makes them. */
    private List<ServiceId> openRegister() throws Exception {
        register.post(
                "state-lead",
                "/api/institutions",
                "{\"registrationNumber\":\"%s\",\"name\":{\"lv\":\"Mērījumu ministrija\"},\"kind\":\"MINISTRY\"}"
                        .formatted(OWNER));
        var services = new java.util.ArrayList<ServiceId>();
        for (var i = 0; i < 100; i++) {
            var id =
                    register.post("state-lead", "/api/services", newService(i))
                            .path("id")
                            .asString();
            services.add(new ServiceId(UUID.fromString(id.substring(id.length() - 36))));
        }
        return services;
    }

    private static String newService(long number) {
        return """
        {"owner":"%s","name":{"lv":"Pakalpojums %d"},"kind":"PUBLIC_INDIVIDUAL_BENEFIT","audiences":["RESIDENT"],"deliveryForms":["E"],"complexity":"SIMPLE",\
        "coreFunction":"Nodrošināt mērījumus","needs":[{"lv":"Zināt, cik ātri"}],"stage":"PLANNING"}\
        """
                .formatted(OWNER, number);
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

    private Rate throughGateway(List<ServiceId> services, int workers) throws Exception {
        return ClosedLoop.run(
                workers,
                WARM_UP,
                time,
                number -> {
                    var random = new SplittableRandom(number);
                    return () -> {
                        var service = services.get(random.nextInt(services.size()));
                        gateway.sendAndWait(
                                GenericCommandMessage.asCommandMessage(
                                                new RecordSupplementaryInformation(
                                                        service,
                                                        InformationForm.VIDEO,
                                                        new LocalizedText("Video", null),
                                                        null,
                                                        today))
                                        .withMetaData(ACTOR));
                        return true;
                    };
                });
    }

    /**
     * @param paced how many a second; 0 for as many as possible; -1 likewise, but with no new
     *     services among them
     */
    private Rate overHttp(List<ServiceId> services, int connections, int paced) throws Exception {
        var numbers = new AtomicLong(1_000_000);
        return ClosedLoop.run(
                connections,
                WARM_UP,
                time,
                Math.max(0, paced),
                number -> {
                    var random = new SplittableRandom(number);
                    var connection = register.connection(lead);
                    return new ClosedLoop.Worker() {
                        @Override
                        public boolean once() throws Exception {
                            if (paced >= 0 && random.nextBoolean())
                                return connection.send(
                                                "POST",
                                                "/api/services",
                                                newService(numbers.incrementAndGet()))
                                        == 201;
                            var service = services.get(random.nextInt(services.size()));
                            var status =
                                    connection.send(
                                            "POST",
                                            "/api/services/"
                                                    + service.value()
                                                    + "/supplementary-information",
                                            "{\"form\":\"VIDEO\",\"title\":{\"lv\":\"Video\"}}");
                            return status >= 200 && status < 300;
                        }

                        @Override
                        public void close() throws Exception {
                            connection.close();
                        }
                    };
                });
    }

    private void readsUnderLoad(List<ServiceId> services) throws Exception {
        var auditor = register.token("auditor");
        var writing =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                overHttp(services, 8, 500);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        var reads =
                ClosedLoop.run(
                        8,
                        WARM_UP,
                        time,
                        200,
                        number -> {
                            var random = new SplittableRandom(number);
                            var connection = register.connection(auditor);
                            return new ClosedLoop.Worker() {
                                @Override
                                public boolean once() throws Exception {
                                    return connection.send(
                                                    "GET",
                                                    "/api/compliance/services/"
                                                            + services.get(
                                                                            random.nextInt(
                                                                                    services
                                                                                            .size()))
                                                                    .value(),
                                                    "")
                                            == 200;
                                }

                                @Override
                                public void close() throws Exception {
                                    connection.close();
                                }
                            };
                        });
        writing.join();
        results.rate("status of a service, 200/s beside 500 changes/s", reads, 0, "p99 <= 25 ms");
    }

    private void awaitProjections() throws Exception {
        var target = log.head();
        for (var behind = true; behind; ) {
            LockSupport.parkNanos(50_000_000);
            behind = false;
            for (var one :
                    register.get("operations", "/api/operations/projections").path("items")) {
                if (one.path("position").asLong() < target) behind = true;
            }
        }
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
