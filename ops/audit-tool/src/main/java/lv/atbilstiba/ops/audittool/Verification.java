package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.log.KeyHandover;
import lv.atbilstiba.platform.log.LogName;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.GrowingTree;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies a package as it is read: its signature, that its history extends an older one, that
 * every event is the one that was signed, and that the findings are those of the rules.
 */
final class Verification implements AuditPackage.Reader {
    /** More faults than this say nothing that the first ones do not. */
    private static final int MOST_FAULTS = 100;

    private final Trust trust;
    private final Instant asked;
    private final Recomputation recomputation = new Recomputation();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault.NotJudged> notJudged = new ArrayList<>();
    private final GrowingTree tree = new GrowingTree();
    private final Leaves leaves = new Leaves();
    private final Map<String, Long> versions = new HashMap<>();
    private final Epochs epochs = new Epochs();

    /** Events that were never signed, since the last one that was. */
    private final List<Unknown> unknown = new ArrayList<>();

    private AuditPackage.@Nullable Header header;
    private @Nullable Checkpoint checkpoint;
    private List<VerifierKey> signers = List.of();
    private List<VerifierKey> olderSigners = List.of();

    /** Of the last event that the older checkpoint covers. */
    private Instant olderLogTime = Instant.MIN;

    private boolean ofThisEpoch;
    private boolean ofAnEarlierEpoch;
    private boolean olderFits;
    private boolean leavesChecked;
    private boolean surplusLeaves;
    private boolean begun;
    private long nextLeaf;
    private long lastPosition;
    private Instant logTime = Instant.MIN;
    private long positionAsked;
    private long events;
    private long findings;
    private long faultCount;
    private boolean ended;

    /**
     * @param others what else is wrong with it
     */
    private record Unknown(long position, List<Fault> others) {}

    /**
     * @param asked the instant whose position is asked for
     */
    Verification(Trust trust, Instant asked) {
        this.trust = trust;
        this.asked = asked;
    }

    @Override
    public void header(AuditPackage.Header read) {
        header = read;
        if (read.registerOpenedOn() != null) recomputation.openedOn(read.registerOpenedOn());
        var note = SignedNote.parse(read.checkpoint());
        var signed = Checkpoint.of(note);
        checkpoint = signed;
        var keys =
                trust.believed(
                        read.keys().stream().map(VerifierKey::parse).toList(),
                        read.handovers().stream().map(KeyHandover::parse).toList());
        signers = keys.stream().filter(it -> it.verifies(note)).toList();
        if (signers.isEmpty()) fault(new Fault.NotSigned(signed.origin()));
        for (var witness : trust.witnesses())
            if (witness.cosignedAt(note).isEmpty()) fault(new Fault.NotWitnessed(witness.name()));
        var older = trust.older();
        if (older == null) return;
        var was = Checkpoint.of(older);
        var wasOf = LogName.of(was.origin());
        var isOf = LogName.of(signed.origin());
        olderSigners = keys.stream().filter(it -> it.verifies(older)).toList();
        if (!wasOf.register().equals(isOf.register()) || olderSigners.isEmpty())
            fault(new Fault.OtherLog(was.origin()));
        else if (wasOf.epoch() < isOf.epoch()) ofAnEarlierEpoch = true;
        else if (wasOf.epoch() > isOf.epoch() || was.size() > signed.size())
            fault(new Fault.RolledBack(was.size(), signed.size()));
        else ofThisEpoch = true;
    }

    @Override
    public void leaves(long tile, byte[] hashes) {
        var older = trust.older() == null ? -1 : Checkpoint.of(trust.older()).size();
        for (var at = 0; at < hashes.length; at += Hash.LENGTH) {
            if (tree.size() == checkpoint().size()) {
                surplusLeaves = true;
                break;
            }
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
        if (surplusLeaves || tree.size() != signed.size() || !tree.root().equals(signed.root()))
            fault(new Fault.OtherRoot(signed.size()));
    }

    @Override
    public void event(Entry entry) {
        checkLeaves();
        events++;
        StoredEvent event;
        try {
            event = entry.event().get();
        } catch (IllegalArgumentException e) {
            fault(new Fault.NotUnderstood(lastPosition, String.valueOf(e.getMessage())));
            return;
        }
        var others = new ArrayList<Fault>();
        if (header().beginsWithTheFirst()) {
            follow(event).ifPresent(others::add);
            others.addAll(recomputation.take(event, entry.fact()));
        }
        place(entry.leaf(), event, others);
        lastPosition = event.position();
        if (event.recordedAt().isAfter(logTime)) logTime = event.recordedAt();
        if (!logTime.isAfter(asked)) positionAsked = lastPosition;
    }

    /** Where the event is among those that were signed. */
    private void place(Hash leaf, StoredEvent event, List<Fault> others) {
        var found = leaves.find(leaf, nextLeaf);
        if (found < 0) {
            unknown.add(new Unknown(event.position(), others));
            if (!isGapless()) settle(nextLeaf);
            return;
        }
        if (!begun && !header().beginsWithTheFirst()) nextLeaf = found;
        begun = true;
        settle(found);
        nextLeaf = found + 1;
        epochs.take(event, found);
        if (trust.older() != null
                && found < Checkpoint.of(trust.older()).size()
                && event.recordedAt().isAfter(olderLogTime)) olderLogTime = event.recordedAt();
        others.forEach(this::fault);
    }

    /**
     * Whether every entry follows the one before it: in a package of everything, and in one of a
     * period from its first event on.
     */
    private boolean isGapless() {
        return header().institution() == null && (begun || header().beginsWithTheFirst());
    }

    /**
     * Says what became of the events that were never signed, now that the next one that was is
     * found: as many as are missing before it stand in their places, the others were put in.
     */
    private void settle(long found) {
        var all = isGapless();
        var place = nextLeaf;
        for (var event : unknown) {
            if (!all) fault(new Fault.Changed(event.position(), -1));
            else if (place < found) fault(new Fault.Changed(event.position(), place++));
            else fault(new Fault.Inserted(event.position()));
            event.others().forEach(this::fault);
        }
        unknown.clear();
        if (all && place < found) fault(new Fault.Missing(lastPosition, place));
    }

    /** A package ends with the last entry of the log, or with the last one of its period. */
    private void settleTheEnd() {
        if (header().to() == null) {
            settle(leaves.size());
            return;
        }
        settle(Math.min(nextLeaf + unknown.size(), leaves.size()));
        if (isGapless() && lastPosition < header().upTo())
            fault(new Fault.Missing(lastPosition, nextLeaf));
    }

    private Optional<Fault> follow(StoredEvent event) {
        var before = versions.put(event.aggregate(), event.sequence());
        var expected = before == null ? 0 : before + 1;
        return event.sequence() == expected
                ? Optional.empty()
                : Optional.of(new Fault.OutOfOrder(event.position(), event.aggregate()));
    }

    @Override
    public void finding(Said finding) {
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
        settleTheEnd();
        checkRevocations();
        var older = trust.older();
        if (older != null && ofAnEarlierEpoch)
            epochs.judge(Checkpoint.of(older), checkpoint(), olderFits).ifPresent(this::fault);
        if (header().beginsWithTheFirst()) recomputation.unsaid(header()).forEach(this::fault);
        return new Verdict(
                header(),
                checkpoint(),
                events,
                findings,
                epochs.all(),
                epochs.revoked(),
                List.copyOf(notJudged),
                List.copyOf(faults),
                faultCount,
                ended);
    }

    /** What only a key signed that is not trusted any more, by the auditor or the register. */
    private void checkRevocations() {
        var revoked = new ArrayList<>(trust.revoked());
        epochs.revoked().forEach(it -> revoked.add(it.revocation()));
        var madeAt = header().madeAt().isAfter(logTime) ? header().madeAt() : logTime;
        revoked(revoked, signers, checkpoint(), madeAt).ifPresent(this::fault);
        if (trust.older() != null)
            revoked(revoked, olderSigners, Checkpoint.of(trust.older()), olderLogTime)
                    .ifPresent(this::fault);
    }

    /** The fault if every key that signed was revoked before. */
    private static Optional<Fault> revoked(
            List<Revocation> revoked, List<VerifierKey> signers, Checkpoint signed, Instant at) {
        Fault first = null;
        for (var signer : signers) {
            var its =
                    revoked.stream()
                            .filter(it -> it.key().equals(signer))
                            .filter(it -> !it.spares(signed.size(), at))
                            .findFirst();
            if (its.isEmpty()) return Optional.empty();
            if (first == null)
                first = new Fault.SignedByRevoked(signed.size(), signer, its.get().since());
        }
        return Optional.ofNullable(first);
    }

    /**
     * @param epochs that the history declares
     * @param revoked keys that the history declares not to be trusted any more
     * @param notJudged of what nothing can be told: events that cannot be read, subjects that could
     *     not be judged
     * @param faults the first ones
     * @param faultCount how many there are
     * @param isWhole whether the package came to its end; if not, nothing can be told
     */
    record Verdict(
            AuditPackage.Header header,
            Checkpoint checkpoint,
            long events,
            long findings,
            List<Epochs.Declared> epochs,
            List<Epochs.Revoked> revoked,
            List<Fault.NotJudged> notJudged,
            List<Fault> faults,
            long faultCount,
            boolean isWhole) {
        boolean isGood() {
            return faultCount == 0;
        }
    }

    /** The last position that the log had come to at the instant; 0 before its first event. */
    long positionAsked() {
        return positionAsked;
    }

    Recomputation recomputation() {
        return recomputation;
    }

    private void fault(Fault fault) {
        if (fault instanceof Fault.NotJudged one) {
            notJudged.add(one);
            return;
        }
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
