package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.eventstore.EventEnvelope;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.log.HistoryState.Published;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.Tile;
import lv.atbilstiba.platform.tlog.TiledTree;
import lv.atbilstiba.platform.tlog.Tiles;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Compares the database with the newest checkpoint that was kept out of its owner's reach, and its
 * last events with its own log. A database that was rolled back, whose end was cut off or whose
 * history was written anew no longer has what it once published.
 */
public final class HistoryGuard {
    private static final Logger log = LoggerFactory.getLogger(HistoryGuard.class);

    /** For this process to see an event that another has just put into the log. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LogStore store;
    private final EventLog events;
    private final List<CheckpointArchive> archives;

    public HistoryGuard(LogStore store, EventLog events, List<CheckpointArchive> archives) {
        this.store = store;
        this.events = events;
        this.archives = List.copyOf(archives);
    }

    /**
     * Compares now. One archive that can be asked is enough; several that disagree say what the one
     * with the most says.
     */
    public HistoryState look() {
        var epoch = store.epoch();
        var worst = lastEntries(epoch);
        var asked = archives.isEmpty();
        for (var archive : archives) {
            try {
                worst = worse(worst, compare(epoch, archive));
                asked = true;
            } catch (CheckpointArchive.ArchiveUnreachable e) {
                // Told every few seconds while it lasts, so without a stack trace.
                log.atWarn()
                        .addKeyValue("cause", e.getMessage())
                        .log("an archive of checkpoints cannot be compared with");
            }
        }
        return worst instanceof HistoryState.Whole && !asked ? new HistoryState.Unknown() : worst;
    }

    private static HistoryState worse(HistoryState one, HistoryState other) {
        return size(other) > size(one) ? other : one;
    }

    private static long size(HistoryState state) {
        return switch (state) {
            case HistoryState.Behind(var published, _) -> published.size();
            case HistoryState.Beside(var published, _) -> published.size();
            case HistoryState.Whole _, HistoryState.Unknown _ -> -1;
        };
    }

    private HistoryState compare(int epoch, CheckpointArchive archive) {
        var published = newest(epoch, archive);
        if (published.isEmpty()) return new HistoryState.Whole();
        var checkpoint = published.get().checkpoint();
        if (published.get().epoch() > store.epoch()) return behind(published.get());
        // The head is read after the archive: what was published was stored before.
        var head = store.head();
        if (head.size() < checkpoint.size()) return behind(published.get());
        return checkpoint.root().equals(rootAt(epoch, head, checkpoint.size()))
                ? new HistoryState.Whole()
                : new HistoryState.Beside(said(published.get()), store.found());
    }

    private @Nullable Hash rootAt(int epoch, LogHead head, long size) {
        try {
            return new TiledTree(store.tiles(epoch), head.size()).root(size);
        } catch (Tiles.MissingTile e) {
            return null; // somebody took it away
        }
    }

    private record Kept(int epoch, SignedNote note) {
        Checkpoint checkpoint() {
            return Checkpoint.of(note);
        }
    }

    /** Of this history, or of one that the database has not heard of. */
    private static Optional<Kept> newest(int epoch, CheckpointArchive archive) {
        var newest = archive.newest(epoch).map(it -> new Kept(epoch, it));
        for (var later = epoch + 1; ; later++) {
            var its = later;
            var found = archive.newest(its).map(it -> new Kept(its, it));
            if (found.isEmpty()) return newest;
            newest = found;
        }
    }

    private HistoryState behind(Kept kept) {
        return new HistoryState.Behind(said(kept), store.found());
    }

    private static Published said(Kept kept) {
        var checkpoint = kept.checkpoint();
        return new Published(
                kept.epoch(),
                checkpoint.size(),
                CoveredPosition.of(checkpoint).orElse(checkpoint.size()),
                kept.note().toString());
    }

    /** Whether the events of the log's last tile are there, as they were hashed. */
    private HistoryState lastEntries(int epoch) {
        var head = store.head();
        if (head.size() == 0) return new HistoryState.Whole();
        var tile = (head.size() - 1) / Tile.WIDTH;
        var first = store.firstPosition(epoch, tile);
        events.await(head.position(), PATIENCE);
        var tree = new TiledTree(store.tiles(epoch), head.size());
        var there = first.isEmpty() ? List.<Hash>of() : hashes(first.getAsLong(), head.position());
        var whole = there.size() == head.size() - tile * Tile.WIDTH;
        for (var i = 0; whole && i < there.size(); i++)
            whole = there.get(i).equals(tree.leaf(tile * Tile.WIDTH + i));
        if (whole) return new HistoryState.Whole();
        var note = store.newest(epoch).map(it -> it.note().toString()).orElse(null);
        var published = new Published(epoch, head.size(), head.position(), note);
        var found = store.found();
        return found.events() < head.size()
                ? new HistoryState.Behind(published, found)
                : new HistoryState.Beside(published, found);
    }

    private List<Hash> hashes(long first, long last) {
        return events.after(first - 1, Tile.WIDTH).stream()
                .takeWhile(it -> it.position() <= last)
                .map(it -> Hash.ofLeaf(EventEnvelope.of(it)))
                .toList();
    }
}
