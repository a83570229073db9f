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
import org.springframework.dao.TransientDataAccessResourceException;

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
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Epochs that a database that was rolled back may not have heard of. */
    private static final int MOST_EPOCHS_AHEAD = 16;

    private final LogStore store;
    private final EventLog events;
    private final List<CheckpointArchive> archives;
    private final LogProperties properties;
    private final KnownKeys keys;

    public HistoryGuard(
            LogStore store,
            EventLog events,
            List<CheckpointArchive> archives,
            LogProperties properties) {
        this.store = store;
        this.events = events;
        this.archives = List.copyOf(archives);
        this.properties = properties;
        this.keys = new KnownKeys(store, properties);
        if (archives.isEmpty())
            log.warn(
                    "no archive of checkpoints is configured (atbilstiba.log.archives): nothing"
                            + " shows whether the database has all that was published of it, so"
                            + " the history counts as UNKNOWN");
    }

    /**
     * Compares now. One archive that can be asked is enough; several that disagree say what the one
     * with the most says. Only what a known key of the log signed is believed.
     */
    public HistoryState look() {
        var epoch = store.epoch();
        var worst = lastEntries(epoch);
        var asked = false;
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
        return worst instanceof HistoryState.Whole && !asked
                ? new HistoryState.Unknown(!archives.isEmpty())
                : worst;
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
    private Optional<Kept> newest(int epoch, CheckpointArchive archive) {
        var newest = kept(epoch, archive);
        for (var later = epoch + 1; later <= epoch + MOST_EPOCHS_AHEAD; later++) {
            var found = kept(later, archive);
            if (found.isEmpty()) return newest;
            newest = found;
        }
        throw new CheckpointArchive.ArchiveUnreachable(
                archive,
                new IllegalStateException(
                        "it has more than " + MOST_EPOCHS_AHEAD + " epochs that are not known"));
    }

    /**
     * What an archive has of a history, if it is ours: anybody may be able to write there.
     *
     * @throws CheckpointArchive.ArchiveUnreachable if it has something else
     */
    private Optional<Kept> kept(int epoch, CheckpointArchive archive) {
        var note = archive.newest(epoch);
        if (note.isEmpty()) return Optional.empty();
        try {
            var origin = Checkpoint.of(note.get()).origin();
            if (!origin.equals(properties.origin(epoch)))
                throw new IllegalStateException("it holds a checkpoint of " + origin);
            if (!keys.signed(note.get()))
                throw new IllegalStateException(
                        "it holds a checkpoint that no known key of the log signed");
            return Optional.of(new Kept(epoch, note.get()));
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new CheckpointArchive.ArchiveUnreachable(archive, e);
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
        if (!events.await(head.position(), PATIENCE) && !events.isAtTheEnd())
            throw new TransientDataAccessResourceException(
                    "the end of the log cannot be looked at now");
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
