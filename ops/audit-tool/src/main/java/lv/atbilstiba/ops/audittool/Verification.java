package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.platform.eventstore.EventEnvelope;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.log.LogName;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.GrowingTree;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Verifies a package as it is read: its signature, that its history extends an older one, that
 * every event is the one that was signed, and that the findings are those of the rules.
 */
final class Verification implements AuditPackage.Reader {
    /** More faults than this say nothing that the first ones do not. */
    private static final int MOST_FAULTS = 100;

    private final Trust trust;
    private final Recomputation recomputation = new Recomputation();
    private final List<Fault> faults = new ArrayList<>();
    private final GrowingTree tree = new GrowingTree();
    private final Leaves leaves = new Leaves();
    private final Map<String, Long> versions = new HashMap<>();
    private final Epochs epochs = new Epochs();

    /** Log times, and the last position of each. */
    private final TreeMap<Instant, Long> logTimes = new TreeMap<>();

    private AuditPackage.@Nullable Header header;
    private @Nullable Checkpoint checkpoint;
    private boolean ofThisEpoch;
    private boolean ofAnEarlierEpoch;
    private boolean olderFits;
    private boolean leavesChecked;
    private long nextLeaf;
    private long lastPosition;
    private long events;
    private long findings;
    private long faultCount;
    private boolean ended;

    Verification(Trust trust) {
        this.trust = trust;
    }

    @Override
    public void header(AuditPackage.Header read) {
        header = read;
        var note = SignedNote.parse(read.checkpoint());
        var signed = Checkpoint.of(note);
        checkpoint = signed;
        var keys = keys(read);
        if (keys.stream().noneMatch(it -> it.verifies(note)))
            fault(new Fault.NotSigned(signed.origin()));
        for (var witness : trust.witnesses())
            if (witness.cosignedAt(note).isEmpty()) fault(new Fault.NotWitnessed(witness.name()));
        var older = trust.older();
        if (older == null) return;
        var was = Checkpoint.of(older);
        var wasOf = LogName.of(was.origin());
        var isOf = LogName.of(signed.origin());
        if (!wasOf.register().equals(isOf.register())
                || keys.stream().noneMatch(it -> it.verifies(older)))
            fault(new Fault.OtherLog(was.origin()));
        else if (wasOf.epoch() < isOf.epoch()) ofAnEarlierEpoch = true;
        else if (wasOf.epoch() > isOf.epoch() || was.size() > signed.size())
            fault(new Fault.RolledBack(was.size(), signed.size()));
        else ofThisEpoch = true;
    }

    private List<VerifierKey> keys(AuditPackage.Header read) {
        return trust.keys().isEmpty()
                ? read.keys().stream().map(VerifierKey::parse).toList()
                : trust.keys();
    }

    @Override
    public void leaves(long tile, byte[] hashes) {
        var older = trust.older() == null ? -1 : Checkpoint.of(trust.older()).size();
        for (var at = 0; at < hashes.length; at += Hash.LENGTH) {
            if (tree.size() == older) compareWithOlder();
            var leaf = new Hash(Arrays.copyOfRange(hashes, at, at + Hash.LENGTH));
            tree.append(leaf);
            leaves.add(leaf);
        }
        tree.changedTiles();
    }

    private void compareWithOlder() {
        var older = trust.older();
        if (older == null) return;
        var was = Checkpoint.of(older);
        olderFits = tree.root().equals(was.root());
        if (ofThisEpoch && !olderFits) fault(new Fault.Rewritten(was.size()));
    }

    private void checkLeaves() {
        if (leavesChecked) return;
        leavesChecked = true;
        var signed = checkpoint();
        if (trust.older() != null && Checkpoint.of(trust.older()).size() == tree.size())
            compareWithOlder();
        if (tree.size() != signed.size() || !tree.root().equals(signed.root()))
            fault(new Fault.OtherRoot(signed.size()));
    }

    @Override
    public void event(byte[] entry) {
        checkLeaves();
        events++;
        StoredEvent event;
        try {
            event = EventEnvelope.parse(entry);
        } catch (IllegalArgumentException e) {
            fault(new Fault.NotUnderstood(lastPosition, String.valueOf(e.getMessage())));
            return;
        }
        if (place(Hash.ofLeaf(entry), event)) epochs.take(event, nextLeaf - 1);
        lastPosition = event.position();
        if (logTimes.isEmpty() || event.recordedAt().isAfter(logTimes.lastKey()))
            logTimes.put(event.recordedAt(), lastPosition);
        else logTimes.replace(logTimes.lastKey(), lastPosition);
        if (header().after() == 0) {
            follow(event);
            recomputation.take(event).ifPresent(this::fault);
        }
    }

    /**
     * Finds where the event is among those that were signed.
     *
     * @return whether it is there
     */
    private boolean place(Hash leaf, StoredEvent event) {
        var all = header().holdsEverything();
        if (all && leaves.has(nextLeaf, leaf)) {
            nextLeaf++;
            return true;
        }
        var found = leaves.find(leaf, nextLeaf);
        if (found < 0) {
            if (!all) {
                fault(new Fault.Changed(event.position(), -1));
            } else if (changedInPlace(event)) {
                fault(new Fault.Changed(event.position(), nextLeaf));
                nextLeaf++;
            } else {
                fault(new Fault.Inserted(event.position()));
            }
            return false;
        }
        if (all) fault(new Fault.Missing(lastPosition, nextLeaf));
        nextLeaf = found + 1;
        return true;
    }

    /** Whether it stands where its predecessor's successor is missing: then it is that one. */
    private boolean changedInPlace(StoredEvent event) {
        return event.position() > lastPosition && nextLeaf < leaves.size();
    }

    private void follow(StoredEvent event) {
        var before = versions.put(event.aggregate(), event.sequence());
        var expected = before == null ? 0 : before + 1;
        if (event.sequence() != expected)
            fault(new Fault.OutOfOrder(event.position(), event.aggregate()));
    }

    @Override
    public void finding(JsonNode finding) {
        findings++;
        recomputation.compare(finding).ifPresent(this::fault);
    }

    @Override
    public void end(long eventsSaid, long othersSaid) {
        checkLeaves();
        ended = true;
        if (eventsSaid != events || othersSaid != findings) fault(new Fault.CutOff(events));
    }

    /** What there is to say once everything was read. */
    Verdict verdict() {
        if (!ended) fault(new Fault.CutOff(events));
        checkLeaves();
        if (header().holdsEverything() && nextLeaf < leaves.size())
            fault(new Fault.Missing(lastPosition, nextLeaf));
        var older = trust.older();
        if (older != null && ofAnEarlierEpoch)
            epochs.judge(Checkpoint.of(older), checkpoint(), olderFits).ifPresent(this::fault);
        if (header().after() == 0) recomputation.unsaid(header()).forEach(this::fault);
        return new Verdict(
                header(),
                checkpoint(),
                events,
                findings,
                epochs.all(),
                List.copyOf(faults),
                faultCount);
    }

    /**
     * @param epochs that the history declares
     * @param faults the first ones
     * @param faultCount how many there are
     */
    record Verdict(
            AuditPackage.Header header,
            Checkpoint checkpoint,
            long events,
            long findings,
            List<Epochs.Declared> epochs,
            List<Fault> faults,
            long faultCount) {
        boolean isGood() {
            return faultCount == 0;
        }
    }

    /** The last position that the log had come to at an instant; 0 before its first event. */
    long positionAt(Instant instant) {
        var entry = logTimes.floorEntry(instant);
        return entry == null ? 0 : entry.getValue();
    }

    Recomputation recomputation() {
        return recomputation;
    }

    private void fault(Fault fault) {
        faultCount++;
        if (faults.size() < MOST_FAULTS) faults.add(fault);
    }

    private AuditPackage.Header header() {
        if (header == null) throw new IllegalStateException("a package begins with its header");
        return header;
    }

    private Checkpoint checkpoint() {
        if (checkpoint == null) throw new IllegalStateException("a package begins with its header");
        return checkpoint;
    }
}
