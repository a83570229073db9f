package lv.atbilstiba.platform.eventstore;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/**
 * Appends that come at the same time share one statement, and so one commit. There is no thread for
 * it and nobody waits for company: who comes while a commit can be had sends what is there, alone
 * if it is alone; who comes while all are under way waits, and the next commit takes all who wait.
 *
 * <p>A conflict fails nobody but who has it: what was refused together is sent again one by one.
 */
final class SharedCommits implements Appends {
    /** Two, so that one may be on its way to the disk while the other gathers. */
    private static final int AT_ONCE = 2;

    private static final int COMMANDS_AT_MOST = 64;

    /** Of the SQL states that concern some rows and not the connection. */
    private static final List<String> REFUSED = List.of("22", "23", "40");

    private final DataSource dataSource;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore commits = new Semaphore(AT_ONCE);

    SharedCommits(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** An append, and what becomes of it. */
    private static final class Waiting {
        private final AppendStatement.Append append;
        private final Thread thread = Thread.currentThread();
        private volatile AppendReceipt.@Nullable Appended appended;
        private volatile @Nullable Throwable failure;

        Waiting(AppendStatement.Append append) {
            this.append = append;
        }

        boolean done() {
            return appended != null || failure != null;
        }

        AppendReceipt.Appended outcome() throws SQLException {
            switch (failure) {
                case null -> {
                    return Objects.requireNonNull(appended);
                }
                case SQLException e -> throw e;
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }

        void appended(AppendReceipt.Appended value) {
            appended = value;
            LockSupport.unpark(thread);
        }

        void failed(Throwable value) {
            failure = value;
            LockSupport.unpark(thread);
        }
    }

    @Override
    public AppendReceipt.Appended append(
            List<NewEvent> events, AppendReceipt.@Nullable Idempotency receipt)
            throws SQLException {
        var append = new AppendStatement.Append(events, receipt);
        if (TransactionSynchronizationManager.isActualTransactionActive())
            return on(connection -> AppendStatement.one(connection, append));
        var mine = new Waiting(append);
        queue.add(mine);
        boolean interrupted = false;
        while (!mine.done()) {
            // an empty queue: mine is under way in a commit of somebody else's, who wakes me
            if (!queue.isEmpty() && commits.tryAcquire()) {
                try {
                    commit();
                } finally {
                    commits.release();
                    // who came meanwhile found no commit free, and sleeps
                    var next = queue.peek();
                    if (next != null) LockSupport.unpark(next.thread);
                }
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        return mine.outcome();
    }

    /** Sends what waits. */
    private void commit() {
        var batch = new ArrayList<Waiting>();
        for (Waiting one; batch.size() < COMMANDS_AT_MOST && (one = queue.poll()) != null; )
            batch.add(one);
        if (batch.isEmpty()) return;
        if (batch.size() == 1) {
            alone(batch.getFirst());
            return;
        }
        // two commits that meet at the same aggregates do so in one order
        batch.sort(Comparator.comparing(one -> one.append.events().getFirst().aggregate()));
        try {
            var appended =
                    on(connection ->
                            AppendStatement.many(
                                    connection, batch.stream().map(one -> one.append).toList()));
            for (int i = 0; i < batch.size(); i++) batch.get(i).appended(appended.get(i));
        } catch (SQLException e) {
            if (concernsRows(e)) batch.forEach(this::alone);
            else batch.forEach(one -> one.failed(e));
        } catch (RuntimeException | Error e) {
            batch.forEach(one -> one.failed(e));
        }
    }

    private void alone(Waiting one) {
        try {
            one.appended(on(connection -> AppendStatement.one(connection, one.append)));
        } catch (SQLException | RuntimeException | Error e) {
            one.failed(e);
        }
    }

    private static boolean concernsRows(SQLException e) {
        var state = e.getSQLState();
        return state != null && REFUSED.stream().anyMatch(state::startsWith);
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T on(Work<T> work) throws SQLException {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            return work.with(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
