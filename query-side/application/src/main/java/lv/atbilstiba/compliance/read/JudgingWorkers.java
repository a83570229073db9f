package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.rules.FindingLedger;
import lv.atbilstiba.compliance.rules.Register;
import lv.atbilstiba.compliance.rules.RuleBook;
import lv.atbilstiba.compliance.rules.Touched;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;

/**
 * Judges whom events touched. Each worker has subjects of its own, with a ledger and rows of its
 * own; what an event says of a subject's surroundings the one {@link Register} told before. So the
 * rows do not depend on the number of workers, only their order in the table does.
 */
final class JudgingWorkers {
    private final List<Worker> workers;

    JudgingWorkers(int count, Register register) {
        workers = IntStream.range(0, count).mapToObj(_ -> new Worker(register)).toList();
    }

    private static final class Worker {
        private final FindingLedger ledger;
        private final FindingRows rows = new FindingRows();
        private final List<Touched> waiting = new ArrayList<>();

        Worker(Register register) {
            ledger = new FindingLedger(RuleBook.current(), register);
        }

        private void judge(boolean silently) {
            for (var touched : waiting)
                for (var change : ledger.judge(touched))
                    if (!silently) rows.take(change, touched.logTime());
            waiting.clear();
        }
    }

    /** Notes whom an event touched, to be judged with others. */
    void take(Touched touched) {
        int place = Math.floorMod(touched.subject().hashCode(), workers.size());
        workers.get(place).waiting.add(touched);
    }

    /**
     * Judges who waits, each worker its own at the same time as the others.
     *
     * @param silently whether the rows are in the table already
     */
    void judge(boolean silently) {
        var busy = workers.stream().filter(worker -> !worker.waiting.isEmpty()).toList();
        if (busy.isEmpty()) return;
        var others =
                busy.subList(1, busy.size()).stream()
                        .map(worker ->
                                ForkJoinPool.commonPool()
                                        .submit(ForkJoinTask.adapt(() -> worker.judge(silently))))
                        .toList();
        busy.getFirst().judge(silently);
        try {
            others.forEach(ForkJoinTask::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    void keepOpenOnes(boolean keep) {
        workers.forEach(worker -> worker.rows.keepOpenOnes(keep));
    }

    void flush(Connection connection) throws SQLException {
        judge(false);
        for (var worker : workers) worker.rows.flush(connection);
    }
}
