package lv.atbilstiba.platform.read;

import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.log.HistoryEpoch;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.memory.Memory;
import lv.atbilstiba.platform.memory.Remembered;
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
    private static final String EPOCHS = "epochs";

    private final LogStore store;
    private final EventLog events;
    private final Remembered<String, Known> known = Remembered.atMost(1, Duration.ofSeconds(1));

    /**
     * @param upTo no position up to here is of an epoch that was opened later
     */
    private record Known(List<HistoryEpoch> epochs, long upTo) {}

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
        var last = known.get(EPOCHS);
        if (last != null && position <= last.upTo()) return last.epochs();
        long generation = Memory.generation();
        var head = events.head();
        var now = new Known(store.epochs(), head);
        known.put(EPOCHS, now, generation);
        return now.epochs();
    }
}
