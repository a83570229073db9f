package lv.atbilstiba.platform.projection;

import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the projections and followers of this process, each on a thread of its own. */
final class ProjectionEngine implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ProjectionEngine.class);

    private final EngineParts parts;
    private final Map<ProjectionName, Worker> workers = new LinkedHashMap<>();
    private final Map<ProjectionName, Thread> threads = new HashMap<>();
    private final ScheduledExecutorService housekeeping =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("projection-housekeeping").factory());
    private final Rebuilds rebuilds;
    private final EngineReplays replays;
    private boolean running;

    ProjectionEngine(
            Connections connections,
            FactLog factLog,
            ProjectionProperties properties,
            Clock clock,
            MeterRegistry meters,
            List<Projection> projections,
            List<Follower> followers) {
        var catalogue = new Catalogue();
        var reader = new SharedReader(factLog);
        var all = new ArrayList<>(projections);
        for (var follower : followers) all.add(new FollowerAsProjection(follower));
        var node =
                ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
        this.parts =
                new EngineParts(
                        connections,
                        catalogue,
                        factLog,
                        reader,
                        new FirstFills(
                                () ->
                                        new Fill(
                                                factLog,
                                                reader,
                                                catalogue,
                                                properties,
                                                new TakingThePlace(catalogue)),
                                projections.size()),
                        properties,
                        clock,
                        meters,
                        node);
        for (var projection : all) {
            if (workers.put(projection.name(), new Worker(projection, parts)) != null)
                throw new IllegalArgumentException(
                        "two projections are called " + projection.name());
        }
        this.rebuilds = new Rebuilds(parts, this::worker, this::makeRoom);
        this.replays = new EngineReplays(parts, this::views, rebuilds::underWay);
    }

    Optional<Worker> worker(ProjectionName name) {
        return Optional.ofNullable(workers.get(name));
    }

    List<Worker> workers() {
        return List.copyOf(workers.values());
    }

    /** The projections that have tables. */
    List<Projection> views() {
        return workers.values().stream()
                .map(Worker::projection)
                .filter(it -> !it.tables().isEmpty())
                .toList();
    }

    Rebuilds rebuilds() {
        return rebuilds;
    }

    EngineReplays replays() {
        return replays;
    }

    private void makeRoom() {
        replays.makeRoom();
    }

    @Override
    public synchronized void start() {
        if (running || !parts.properties().enabled()) return;
        running = true;
        for (var worker : workers.values()) {
            var name = worker.projection().name();
            threads.put(
                    name, Thread.ofPlatform().daemon().name("projection-" + name).start(worker));
        }
        housekeeping.scheduleWithFixedDelay(this::dropOldTables, 1, 60, TimeUnit.MINUTES);
        housekeeping.scheduleWithFixedDelay(replays::tidyUp, 0, 1, TimeUnit.MINUTES);
    }

    void dropOldTables() {
        try (var connection = parts.connections().open("projection housekeeping")) {
            var keep = parts.properties().keepOldTables();
            parts.catalogue().retireOutdated(connection, keep);
            parts.catalogue().dropOld(connection, keep);
        } catch (SQLException | RuntimeException e) {
            log.warn("old table sets could not be dropped, tried again in an hour", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (!running) return;
        running = false;
        housekeeping.shutdownNow();
        rebuilds.close();
        replays.close();
        var closers = new ArrayList<Thread>();
        for (var worker : workers.values()) {
            var thread = threads.get(worker.projection().name());
            closers.add(Thread.ofVirtual().start(() -> worker.close(thread)));
        }
        try {
            for (var closer : closers) closer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends without a word to the database, as a crash would. */
    synchronized void kill() {
        running = false;
        housekeeping.shutdownNow();
        replays.close();
        for (var worker : workers.values()) {
            worker.die();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Before web servers take requests, after everything they need of the database. */
    @Override
    public int getPhase() {
        return 0;
    }
}
