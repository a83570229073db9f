package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Fills new table sets of some projections from the log's beginning, all in one pass: one reader,
 * decoding aside, each projection folding and writing on a thread of its own. What becomes of them
 * then, its {@link Aim} says.
 */
final class Fill {
    private static final Logger log = LoggerFactory.getLogger(Fill.class);
    private static final int PAGE = 2_000;
    private static final int PAGES_AHEAD = 3;

    private final FactLog factLog;
    private final SharedReader reader;
    private final Catalogue catalogue;
    private final ProjectionProperties properties;
    private final Aim aim;
    private final List<Lane> lanes = new ArrayList<>();
    private volatile long target;

    Fill(
            FactLog factLog,
            SharedReader reader,
            Catalogue catalogue,
            ProjectionProperties properties,
            Aim aim) {
        this.factLog = factLog;
        this.reader = reader;
        this.catalogue = catalogue;
        this.properties = properties;
        this.aim = aim;
    }

    /** What a fill is for. */
    interface Aim {
        /** The tables to be filled, empty and without indexes. */
        TableSet make(Connection connection, Projection projection) throws SQLException;

        /** The last position of the pass; what comes after it is for {@link #reached} to ask. */
        default long upTo() {
            return Long.MAX_VALUE;
        }

        /** The lane's tables hold everything up to the log's end, or up to {@link #upTo}. */
        void reached(Lane lane, Folder folder)
                throws SQLException, Superseded, ProjectionStopped, InterruptedException;
    }

    /**
     * Adds a projection before {@link #run}.
     *
     * @param connection to write with, by this fill alone until it is done
     */
    Lane add(Projection projection, Connection connection) {
        var lane = new Lane(projection, connection);
        lanes.add(lane);
        return lane;
    }

    /** The position at the log's end when the pass began. */
    long target() {
        return target;
    }

    /** Reads the log through for all lanes; returns when each has ended, well or not. */
    void run() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var lane : lanes)
            threads.add(Thread.ofPlatform().name("fill-" + lane.projection.name()).start(lane));
        target = factLog.safePosition();
        try (var decoders =
                Executors.newFixedThreadPool(
                        properties.decoders(),
                        Thread.ofPlatform().name("fill-decode-", 0).factory())) {
            var ahead = new ArrayDeque<Future<Page>>();
            try {
                long at = 0;
                boolean more = true;
                while (!ahead.isEmpty() || more) {
                    while (more && ahead.size() < PAGES_AHEAD) {
                        var entries = upTo(factLog.read(at, PAGE));
                        more = !entries.isEmpty();
                        if (!more) break;
                        at = entries.getLast().position();
                        ahead.add(decoders.submit(() -> decoded(entries)));
                    }
                    if (ahead.isEmpty()) break;
                    var page = ahead.removeFirst().get();
                    if (!page.facts.isEmpty()) for (var lane : lanes) lane.give(page.facts);
                    if (page.cut) break;
                    if (lanes.stream().allMatch(lane -> lane.done.isDone())) break;
                }
                for (var lane : lanes) lane.give(List.of());
            } catch (ExecutionException e) {
                fail(e.getCause() == null ? e : e.getCause());
            } catch (RuntimeException | Error e) {
                fail(e);
            } finally {
                decoders.shutdownNow();
            }
            for (var thread : threads) thread.join();
        } catch (InterruptedException e) {
            fail(e);
            for (var thread : threads) thread.interrupt();
            throw e;
        }
    }

    private List<FactLog.Entry> upTo(List<FactLog.Entry> entries) {
        if (entries.isEmpty() || entries.getLast().position() <= aim.upTo()) return entries;
        return entries.stream().takeWhile(entry -> entry.position() <= aim.upTo()).toList();
    }

    /** Ends every lane, also one that waits for the database. */
    void stop(Throwable why) {
        fail(why);
        for (var lane : lanes) lane.cancel();
    }

    /**
     * @param cut whether an event that nobody here knows comes next: all goes as far as that
     */
    private record Page(List<Fact> facts, boolean cut) {}

    /** Decodes here what some lane will surely want, so that no lane waits for it. */
    private static Page decoded(List<FactLog.Entry> entries) {
        var facts = new ArrayList<Fact>(entries.size());
        try {
            for (var entry : entries) {
                var fact = entry.decode();
                fact.recorded();
                facts.add(fact);
            }
            return new Page(facts, false);
        } catch (RuntimeException e) {
            log.warn("a fill meets an event that it does not know, and goes no further", e);
            return new Page(facts, true);
        }
    }

    private void fail(Throwable fault) {
        for (var lane : lanes) lane.fail(fault);
    }

    /** One projection being filled. */
    final class Lane implements Runnable {
        private final Projection projection;
        private final Connection connection;
        private final BlockingQueue<List<Fact>> pages = new ArrayBlockingQueue<>(PAGES_AHEAD);
        private final CompletableFuture<Folder> done = new CompletableFuture<>();
        private volatile @Nullable String tableSet;
        private volatile long position;
        private volatile boolean fillsAlone;

        Lane(Projection projection, Connection connection) {
            this.projection = projection;
            this.connection = connection;
        }

        Projection projection() {
            return projection;
        }

        Connection connection() {
            return connection;
        }

        /** The folder, once the fill's aim is reached. */
        CompletableFuture<Folder> done() {
            return done;
        }

        /** Whether there is nothing left to do, well or not. */
        boolean ended() {
            return done.isDone();
        }

        long position() {
            return position;
        }

        @Nullable String tableSet() {
            return tableSet;
        }

        private void give(List<Fact> page) throws InterruptedException {
            while (!done.isDone() && !fillsAlone) {
                if (pages.offer(page, 100, TimeUnit.MILLISECONDS)) return;
            }
        }

        private void fail(Throwable fault) {
            done.completeExceptionally(fault);
            pages.clear();
            pages.offer(List.of());
        }

        @Override
        public void run() {
            try {
                var folder = throughThePages();
                if (folder == null) folder = onItsOwn();
                if (done.isDone()) return;
                catalogue.finish(connection, projection, folder.tables());
                aim.reached(this, folder);
                done.complete(folder);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                done.completeExceptionally(e);
            } catch (SQLException | Superseded | ProjectionStopped | RuntimeException | Error e) {
                done.completeExceptionally(e);
            } finally {
                if (done.isCompletedExceptionally()) undo();
            }
        }

        /** Fills with what all lanes are given; null if that failed while rows were kept back. */
        private @Nullable Folder throughThePages()
                throws SQLException, Superseded, ProjectionStopped, InterruptedException {
            var folder = begin(true);
            try {
                for (var page = pages.take(); !page.isEmpty(); page = pages.take())
                    process(folder, page);
                if (!done.isDone()) folder.endFill();
                return folder;
            } catch (Folder.KeptBackIsLost e) {
                log.atWarn()
                        .addKeyValue("projection", projection.name())
                        .setCause(e.getCause())
                        .log("a fill begins again, since an event has to be parked");
                fillsAlone = true;
                pages.clear();
                return null;
            }
        }

        /** Begins again, reading for itself, and writes every row at once. */
        private Folder onItsOwn() throws SQLException, Superseded, ProjectionStopped {
            var folder = begin(false);
            for (var page = next(folder, aim.upTo());
                    !page.isEmpty() && !done.isDone();
                    page = next(folder, aim.upTo())) process(folder, page);
            folder.endFill();
            return folder;
        }

        private Folder begin(boolean mayKeepBack) throws SQLException, ProjectionStopped {
            var tables = aim.make(connection, projection);
            tableSet = tables.schema();
            var folder =
                    Folder.filling(
                            projection,
                            catalogue,
                            connection,
                            tables,
                            properties.letterLimit(),
                            mayKeepBack);
            folder.open();
            return folder;
        }

        /**
         * What follows, up to a position; before an event that nobody here knows, where the live
         * one stands too, nothing.
         */
        List<Fact> next(Folder folder, long upTo) throws SQLException {
            try {
                var facts = reader.after(folder.position().position(), PAGE);
                if (facts.isEmpty() || facts.getLast().position() <= upTo) return facts;
                return facts.stream().takeWhile(fact -> fact.position() <= upTo).toList();
            } catch (RuntimeException e) {
                var live = catalogue.find(connection, projection).orElseThrow().position();
                connection.rollback();
                if (live.position() > folder.position().position()) throw e;
                return List.of();
            }
        }

        void process(Folder folder, List<Fact> page)
                throws SQLException, Superseded, ProjectionStopped {
            if (done.isDone()) return;
            for (int from = 0; from < page.size(); from += properties.largestBatch()) {
                int to = Math.min(page.size(), from + properties.largestBatch());
                folder.process(page.subList(from, to));
            }
            position = folder.position().position();
        }

        /** Breaks off what its connection is at; it ends with the next look at {@link #ended}. */
        private void cancel() {
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException e) {
                log.debug("the connection of a fill is gone", e);
            }
        }

        private void undo() {
            try {
                if (!connection.isClosed()) connection.rollback();
            } catch (SQLException e) {
                log.debug("the connection of a fill that failed is gone", e);
            }
        }
    }
}
