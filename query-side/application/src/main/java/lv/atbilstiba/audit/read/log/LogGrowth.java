package lv.atbilstiba.audit.read.log;

import lv.atbilstiba.platform.eventstore.EventEnvelope;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.log.LogHead;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.tlog.GrowingTree;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.Tile;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The log's growth: every event of the register, in its order, becomes an entry. */
@Component
final class LogGrowth {
    /** Entries of one transaction while a long history is caught up with. */
    private static final int PORTION = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventLog events;
    private final LogStore store;
    private volatile LogHead head = LogHead.beginning(1);
    private GrowingTree tree = new GrowingTree();
    private Map<Long, Long> firstPositions = new HashMap<>();
    private long position;

    LogGrowth(EventLog events, LogStore store) {
        this.events = events;
        this.store = store;
    }

    /** Takes up what is stored, by whomever. */
    void begin() {
        head = store.head();
        // No epoch is signed without the event that opened it.
        for (var epoch : store.epochs()) events.await(epoch.position(), PATIENCE);
        tree = new GrowingTree(store.tiles(head.epoch()), head.size());
        firstPositions = new HashMap<>();
        var index = head.size() / Tile.WIDTH;
        if (head.size() % Tile.WIDTH != 0)
            firstPositions.put(index, store.firstPosition(head.epoch(), index).orElseThrow());
        position = head.position();
    }

    /** Whether a new epoch was opened: then this one never grows again. */
    boolean isOver() {
        return store.epoch() != head.epoch();
    }

    LogHead head() {
        return head;
    }

    long size() {
        return head.size();
    }

    /** Appends what is new, as far as it is decided. */
    void catchUp() {
        var end = events.head();
        while (position < end) {
            var portion = events.after(position, PORTION);
            if (portion.isEmpty()) return;
            portion.forEach(this::append);
            store();
            if (portion.size() < PORTION) return;
        }
    }

    private void append(StoredEvent event) {
        if (tree.size() % Tile.WIDTH == 0)
            firstPositions.put(tree.size() / Tile.WIDTH, event.position());
        tree.append(Hash.ofLeaf(EventEnvelope.of(event)));
        position = event.position();
    }

    private void store() {
        var next = new LogHead(head.epoch(), tree.size(), position, tree.root());
        if (!store.advance(head, next, tree.changedTiles(), firstPositions))
            throw new IllegalStateException(
                    "the log was moved on by somebody else from " + head.size() + " entries");
        head = next;
        firstPositions.keySet().removeIf(it -> it < next.size() / Tile.WIDTH);
    }
}
