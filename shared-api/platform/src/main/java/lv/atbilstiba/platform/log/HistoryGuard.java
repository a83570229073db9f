package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.TiledTree;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * Compares the database with the newest checkpoint that was kept out of its owner's reach. A
 * database that was rolled back, or whose history was written anew, no longer has what it once
 * published.
 */
public final class HistoryGuard {
    private static final Logger log = LoggerFactory.getLogger(HistoryGuard.class);

    private final LogStore store;
    private final List<CheckpointArchive> archives;

    public HistoryGuard(LogStore store, List<CheckpointArchive> archives) {
        this.store = store;
        this.archives = List.copyOf(archives);
    }

    /** How the database stands to what it has published. */
    public sealed interface State {
        /** It has all of it. */
        record Whole() implements State {}

        /** It has fewer entries: it was rolled back. */
        record Behind(long published, long entries) implements State {}

        /** It has others: its history was written anew. */
        record Beside(long published) implements State {}
    }

    /** Compares now. An archive that cannot be reached says nothing. */
    public State look() {
        var epoch = store.epoch();
        var state = (State) new State.Whole();
        for (var archive : archives) {
            try {
                var published = archive.newest(epoch).map(Checkpoint::of);
                if (published.isPresent() && state instanceof State.Whole)
                    state = compare(epoch, published.get());
            } catch (CheckpointArchive.ArchiveUnreachable e) {
                log.atWarn().setCause(e).log("an archive of checkpoints cannot be compared with");
            }
        }
        return state;
    }

    private State compare(int epoch, Checkpoint published) {
        // The head is read after the archive: what was published was stored before.
        var head = store.head();
        if (head.size() < published.size()) return new State.Behind(published.size(), head.size());
        var root = new TiledTree(store.tiles(epoch), head.size()).root(published.size());
        return root.equals(published.root())
                ? new State.Whole()
                : new State.Beside(published.size());
    }
}
