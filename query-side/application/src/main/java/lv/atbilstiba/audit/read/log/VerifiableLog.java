package lv.atbilstiba.audit.read.log;

import lv.atbilstiba.platform.eventstore.EventEnvelope;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.log.StoredCheckpoint;
import lv.atbilstiba.platform.tlog.ConsistencyProof;
import lv.atbilstiba.platform.tlog.EntryBundle;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.Tile;
import lv.atbilstiba.platform.tlog.TiledTree;
import lv.atbilstiba.platform.tlog.TlogProof;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be asked of the log. Only what a signed checkpoint covers is ever answered. */
@Component
final class VerifiableLog {
    private final LogStore store;
    private final EventLog events;

    VerifiableLog(LogStore store, EventLog events) {
        this.store = store;
        this.events = events;
    }

    /** Which history is written now. */
    int epoch() {
        return store.epoch();
    }

    /** What was signed last; empty while nothing was. */
    Optional<StoredCheckpoint> newest() {
        return store.newest();
    }

    Optional<StoredCheckpoint> newest(int epoch) {
        return store.newest(epoch);
    }

    List<StoredCheckpoint> fromSize(int epoch, long size, int limit) {
        return store.fromSize(epoch, size, limit);
    }

    List<VerifierKey> keys() {
        return store.keys();
    }

    /** The hashes of a tile; empty if no signed tree has it. */
    Optional<byte[]> hashes(int epoch, Tile tile) {
        return covered(epoch, tile)
                .map(it ->
                        Arrays.copyOf(
                                store.tiles(it.epoch()).read(tile), tile.width() * Hash.LENGTH));
    }

    /** A bundle of entries; empty if no signed tree has it. */
    Optional<byte[]> entries(Tile bundle) {
        return covered(store.epoch(), bundle)
                .map(it -> {
                    var first = store.firstPosition(it.epoch(), bundle.index()).orElseThrow();
                    return EntryBundle.write(
                            events.after(first - 1, bundle.width()).stream()
                                    .map(EventEnvelope::of)
                                    .toList());
                });
    }

    /** The newest checkpoint of a history, if its tree has a tile at least this wide. */
    private Optional<StoredCheckpoint> covered(int epoch, Tile tile) {
        return newest(epoch)
                .filter(it ->
                        Tile.of(tile.level(), tile.index(), it.size())
                                .filter(there -> there.width() >= tile.width())
                                .isPresent());
    }

    /** What the answer to a question for proof can be. */
    sealed interface Proof {
        record Of(TlogProof proof) implements Proof {}

        /** There is such an event, but no signed tree has it yet. */
        record NotYet() implements Proof {}

        record NoEvent() implements Proof {}
    }

    /** That the event at a position is in the log, by the newest checkpoint. */
    Proof inclusion(long position) {
        var checkpoint = newest();
        if (checkpoint.isEmpty() || checkpoint.get().position() < position)
            return events.at(position).isPresent() ? new Proof.NotYet() : new Proof.NoEvent();
        var signed = checkpoint.get();
        var index = store.leafIndex(signed.epoch(), position);
        if (index.isEmpty()) return new Proof.NoEvent();
        var inclusion =
                new TiledTree(store.tiles(signed.epoch()), signed.size())
                        .inclusion(index.getAsLong());
        return new Proof.Of(new TlogProof(new byte[0], inclusion, signed.note()));
    }

    /** That the log of one size extends that of another; empty if no signed tree is so large. */
    Optional<ConsistencyProof> consistency(long older, long newer) {
        return newest().filter(it -> newer <= it.size())
                .map(it -> new TiledTree(store.tiles(it.epoch()), newer).consistency(older));
    }
}
