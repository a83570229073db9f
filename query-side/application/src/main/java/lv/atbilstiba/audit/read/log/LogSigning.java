package lv.atbilstiba.audit.read.log;

import lv.atbilstiba.platform.access.AccessChain;
import lv.atbilstiba.platform.access.AccessRoot;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.log.CheckpointArchive;
import lv.atbilstiba.platform.log.CheckpointArchives;
import lv.atbilstiba.platform.log.CoveredPosition;
import lv.atbilstiba.platform.log.HistoryState;
import lv.atbilstiba.platform.log.HistoryWatch;
import lv.atbilstiba.platform.log.LogHead;
import lv.atbilstiba.platform.log.LogKeys;
import lv.atbilstiba.platform.log.LogProperties;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.log.StoredCheckpoint;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Signs what the log has come to, and keeps the checkpoint: first in the database, then out of its
 * owner's reach. A checkpoint is never smaller than another that was signed; one of a size is
 * signed again only when nothing was recorded but the record of looking grew.
 */
@Component
final class LogSigning {
    private static final Logger log = LoggerFactory.getLogger(LogSigning.class);

    private final LogStore store;
    private final EventLog events;
    private final LogProperties properties;
    private final Clock clock;
    private final CheckpointArchives archives;
    private final HistoryWatch watch;
    private final Witnesses witnesses;
    private final AccessChain access;
    private List<SignerKey> keys = List.of();
    private volatile @Nullable StoredCheckpoint newest;
    private volatile double uncovered;
    private volatile long askedAt = System.nanoTime();

    LogSigning(
            LogStore store,
            EventLog events,
            LogProperties properties,
            CheckpointArchives archives,
            HistoryWatch watch,
            Witnesses witnesses,
            AccessChain access,
            @Qualifier("registerClock") Clock clock) {
        this.store = store;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
        this.archives = archives;
        this.watch = watch;
        this.witnesses = witnesses;
        this.access = access;
    }

    /**
     * Takes up the keys, and what was signed last.
     *
     * @throws NotWhole if the database no longer has what was published of it: then nothing is
     *     signed
     */
    void begin() {
        requireWhole(watch.lookNow());
        newest = store.newest().orElse(null);
        keys = keys();
        handOver();
        leaveOutRevoked();
        var last = newest;
        if (last == null) return;
        for (var archive : archives.all())
            keep(archive, () -> archive.keep(last.epoch(), last.note()));
    }

    /**
     * @throws NotWhole if the database no longer has what was published of it
     */
    void requireUnbroken() {
        if (!watch.mayGoOn()) throw new NotWhole(watch.state());
    }

    private static void requireWhole(HistoryState state) {
        switch (state) {
            case HistoryState.Whole _ -> {}
            // where no archive is configured, nothing can be compared, and the log goes on
            case HistoryState.Unknown(var archives) -> {
                if (archives) throw new NotWhole(state);
            }
            case HistoryState.Behind _, HistoryState.Beside _ -> throw new NotWhole(state);
        }
    }

    /** Nothing is signed while the history is not what was published of it. */
    static final class NotWhole extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotWhole(HistoryState state) {
            super("the history is " + state.word() + ", not whole");
        }
    }

    /** A key that has not signed yet is named by those that have. */
    private void handOver() {
        var folder = properties.keyFolder();
        if (folder == null || keys.isEmpty()) return;
        var known = store.keys();
        var signed = keys.stream().filter(it -> known.contains(it.verifier())).toList();
        for (var key : keys)
            if (!known.contains(key.verifier())) LogKeys.handOver(folder, key.verifier(), signed);
        store.signing(
                keys.stream().map(SignerKey::verifier).toList(),
                LogKeys.handovers(folder),
                clock.instant());
    }

    /** A key that was revoked signs no more from then on, whatever lies in the folder. */
    private void leaveOutRevoked() {
        var revoked = store.revocations().stream().map(it -> it.revoked().key()).toList();
        if (revoked.isEmpty()) return;
        var left = keys.stream().filter(it -> !revoked.contains(it.verifier().toString())).toList();
        if (left.size() == keys.size()) return;
        log.warn(
                "keys of the log were revoked and sign no more; take them out of {}; {} left",
                properties.keyFolder(),
                left.size());
        keys = left;
        store.signing(keys.stream().map(SignerKey::verifier).toList(), List.of(), clock.instant());
    }

    private List<SignerKey> keys() {
        var folder = properties.keyFolder();
        if (folder == null) {
            log.warn("no keys of the verifiable log are configured (atbilstiba.log.key-folder)");
            return List.of();
        }
        var found = LogKeys.in(folder);
        if (!found.isEmpty()) return found;
        if (!properties.createKey() || newest != null || !store.keys().isEmpty())
            throw new IllegalStateException(
                    "no key in " + folder + " (atbilstiba.log.key-folder): nothing can be signed");
        var made = LogKeys.create(folder, properties.origin(), KeyType.LOG);
        log.warn("made a key of the verifiable log in {}; its public half is {}", folder, made);
        return List.of(made);
    }

    /**
     * Signs the log as it is, unless that was done.
     *
     * @return whether something was signed
     */
    boolean sign(LogHead head) {
        var last = newest;
        if (last != null && last.epoch() == head.epoch() && last.size() >= head.size())
            return false;
        leaveOutRevoked();
        if (keys.isEmpty()) return false;
        var checkpoint = signed(head, access.catchUp());
        for (var archive : archives.all())
            keep(archive, () -> archive.keep(checkpoint.epoch(), checkpoint.note()));
        witnesses.ask(checkpoint);
        return true;
    }

    /**
     * Signs the log again as it is, if anybody looked since it was signed last: else who looked
     * would be signed only when somebody writes.
     *
     * @return whether something was signed
     */
    boolean signLooks(LogHead head) {
        var last = newest;
        if (keys.isEmpty()
                || last == null
                || last.epoch() != head.epoch()
                || last.size() != head.size()) return false;
        var come = access.catchUp();
        var before = AccessRoot.of(Checkpoint.of(last.note())).map(AccessRoot::rows).orElse(0L);
        if (come.rows() <= before) return false;
        var checkpoint = signed(head, come);
        for (var archive : archives.all())
            keep(archive, () -> archive.renew(checkpoint.epoch(), checkpoint.note()));
        witnesses.ask(checkpoint);
        return true;
    }

    private StoredCheckpoint signed(LogHead head, AccessRoot looks) {
        var now = clock.instant();
        var text =
                new Checkpoint(
                                properties.origin(head.epoch()),
                                head.size(),
                                head.root(),
                                List.of(CoveredPosition.line(head.position()), looks.line()))
                        .text();
        var note = new SignedNote(text, keys.stream().map(key -> key.sign(text, now)).toList());
        var checkpoint =
                new StoredCheckpoint(
                        head.epoch(),
                        head.position(),
                        events.logTime(head.position()).orElse(null),
                        now,
                        note);
        store.keep(checkpoint, keys.stream().map(SignerKey::verifier).toList());
        newest = checkpoint;
        return checkpoint;
    }

    private static void keep(CheckpointArchive archive, Runnable keeping) {
        try {
            keeping.run();
        } catch (CheckpointArchive.ArchiveUnreachable e) {
            log.atError()
                    .addKeyValue("archive", archive)
                    .setCause(e)
                    .log("a checkpoint could not be kept outside");
        }
    }

    /**
     * How long the first entry beyond the newest checkpoint has waited, whichever process signs; 0
     * if there is none. While nobody can tell, never less than the time since somebody could.
     */
    double uncoveredSeconds() {
        try {
            var position = store.newest().map(StoredCheckpoint::position).orElse(0L);
            var next = events.after(position, 1);
            var age =
                    next.isEmpty()
                            ? Duration.ZERO
                            : Duration.between(next.getFirst().recordedAt(), clock.instant());
            uncovered = Math.max(0, age.toMillis() / 1000.0);
            askedAt = System.nanoTime();
            return uncovered;
        } catch (RuntimeException e) {
            log.debug("what is not yet signed cannot be told now", e);
            return Math.max(
                    uncovered, Duration.ofNanos(System.nanoTime() - askedAt).toMillis() / 1000.0);
        }
    }
}
