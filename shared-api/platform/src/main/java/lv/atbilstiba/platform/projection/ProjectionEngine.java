package lv.atbilstiba.platform.projection;

import io.micrometer.core.instrument.MeterRegistry;

import lv.atbilstiba.platform.background.BackgroundTask;
import lv.atbilstiba.platform.background.BackgroundTasks;
import lv.atbilstiba.platform.claim.Claims;

import org.springframework.context.SmartLifecycle;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the projections and followers of this process, each on a thread of its own. */
final class ProjectionEngine implements SmartLifecycle {
    private static final Duration BETWEEN_DROPS = Duration.ofHours(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    private final EngineParts parts;
    private final Map<ProjectionName, Worker> workers = new LinkedHashMap<>();
    private final Map<ProjectionName, BackgroundTask> threads = new HashMap<>();
    private final List<BackgroundTask> housekeeping = new ArrayList<>();
    private final BackgroundTasks tasks;
    private final Standings standings;
    private final Rebuilds rebuilds;
    private final EngineReplays replays;
    private boolean running;

    ProjectionEngine(
            Connections connections,
            Claims claims,
            BackgroundTasks tasks,
            FactLog factLog,
            ProjectionProperties properties,
            Clock clock,
            MeterRegistry meters,
            List<Projection> projections,
            List<Follower> followers) {
        var catalogue = new Catalogue();
        var reader = SharedReader.of(factLog);
        var all = new ArrayList<>(projections);
        for (var follower : followers) all.add(new FollowerAsProjection(follower));
        this.tasks = tasks;
        this.standings = new Standings(all, factLog, clock);
        claims.afterRenewal(standings);
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
                        claims,
                        standings);
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

    /** This process, as the database knows it. */
    String node() {
        return parts.claims().node();
    }

    Standings standings() {
        return standings;
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
            threads.put(name, tasks.start("projection-" + name, Worker.SILENCE, worker::run));
        }
        housekeeping.add(
                tasks.every("old-tables", BETWEEN_DROPS, HOUSEKEEPING, this::dropOldTables));
        housekeeping.add(
                tasks.every("replay-remains", BETWEEN_LOOKS, HOUSEKEEPING, replays::tidyUp));
    }

    void dropOldTables() throws SQLException {
        try (var connection = parts.connections().open("projection housekeeping")) {
            var keep = parts.properties().keepOldTables();
            parts.catalogue().retireOutdated(connection, parts.claims(), keep);
            parts.catalogue().dropOld(connection, keep);
        }
    }

    @Override
    public synchronized void stop() {
        if (!running) return;
        running = false;
        housekeeping.forEach(tasks::end);
        rebuilds.close();
        replays.close();
        var closers = new ArrayList<Thread>();
        for (var worker : workers.values()) {
            var task = threads.get(worker.projection().name());
            closers.add(Thread.ofVirtual().start(() -> worker.close(task, tasks)));
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
        housekeeping.forEach(tasks::end);
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
