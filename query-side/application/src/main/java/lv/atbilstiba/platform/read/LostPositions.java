package lv.atbilstiba.platform.read;

import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.log.HistoryEpoch;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;

/**
 * The positions of futures that were lost when the register went on from a database that had been
 * rolled back: who holds one has seen, or written, what is no longer there.
 */
@Component
public final class LostPositions {
    private static final long GOOD_FOR = Duration.ofSeconds(1).toNanos();

    private final LogStore store;
    private final EventLog events;
    private volatile Known known = new Known(List.of(), 0, System.nanoTime() - GOOD_FOR);

    /**
     * @param upTo no position up to here is of an epoch that was opened later
     */
    private record Known(List<HistoryEpoch> epochs, long upTo, long at) {}

    LostPositions(LogStore store, EventLog events) {
        this.store = store;
        this.events = events;
    }

    /**
     * @param pointer where the request names the position: {@code query:after}
     * @throws ProblemException 410 if it is one of a lost future
     */
    void require(String pointer, long position) {
        for (var epoch : epochs(position)) {
            if (!epoch.lost(position)) continue;
            throw new ProblemException(
                    Problem.of(HttpStatus.GONE, "history/position-lost")
                            .with("position", position)
                            .with("keptPosition", epoch.kept())
                            .with("epoch", epoch.number())
                            .with("epochPosition", epoch.position())
                            .with("openedAt", epoch.openedAt())
                            .with("reason", epoch.opened().reason())
                            .at(pointer, "lost"));
        }
    }

    private List<HistoryEpoch> epochs(long position) {
        var last = known;
        if (position <= last.upTo() && System.nanoTime() - last.at() < GOOD_FOR)
            return last.epochs();
        var head = events.head();
        var now = new Known(store.epochs(), head, System.nanoTime());
        known = now;
        return now.epochs();
    }
}
