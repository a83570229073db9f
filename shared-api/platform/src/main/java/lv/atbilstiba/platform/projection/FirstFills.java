package lv.atbilstiba.platform.projection;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Fills projections that have no tables yet. Those that ask within a moment share one pass over the
 * log, as all do when a process first meets a full log.
 */
final class FirstFills {
    private static final int GATHER_MILLIS = 100;
    private static final int FORMER_HOLDER_SECONDS = 5;

    private final Supplier<Fill> fills;
    private final int expected;
    private @Nullable Group open;

    /**
     * @param expected how many may ask at most: when all have, nobody waits
     */
    FirstFills(Supplier<Fill> fills, int expected) {
        this.fills = fills;
        this.expected = expected;
    }

    private static final class Group {
        private final Fill fill;
        private final List<Fill.Lane> lanes = new ArrayList<>();
        private boolean closed;

        Group(Fill fill) {
            this.fill = fill;
        }
    }

    /** The filled folder, which is live by then. */
    Folder fill(Projection projection, Connection connection)
            throws SQLException, ProjectionStopped, InterruptedException {
        long lock = Locks.filling(projection);
        // a former holder's session is on its way out, a rebuild's stays
        if (!Locks.await(connection, lock, FORMER_HOLDER_SECONDS))
            throw new ProjectionStopped("is being filled by another node");
        try {
            return together(projection, connection);
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
                Locks.unlock(connection, lock);
            }
        }
    }

    private Folder together(Projection projection, Connection connection)
            throws SQLException, ProjectionStopped, InterruptedException {
        Group group;
        Fill.Lane lane;
        boolean leads;
        synchronized (this) {
            leads = open == null;
            if (open == null) open = new Group(fills.get());
            group = open;
            lane = group.fill.add(projection, connection);
            group.lanes.add(lane);
            if (group.lanes.size() >= expected) close(group);
            if (leads) {
                long until = System.nanoTime() + GATHER_MILLIS * 1_000_000L;
                long left = GATHER_MILLIS;
                while (!group.closed && left > 0) {
                    wait(left);
                    left = (until - System.nanoTime()) / 1_000_000L;
                }
                close(group);
            }
        }
        if (leads) group.fill.run();
        try {
            return lane.done().get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException fault -> throw fault;
                case ProjectionStopped fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case InterruptedException fault -> throw fault;
                case null, default -> throw new ProjectionStopped("cannot be filled", e);
            }
        }
    }

    private synchronized void close(Group group) {
        group.closed = true;
        if (open == group) open = null;
        notifyAll();
    }
}
