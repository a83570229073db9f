package lv.atbilstiba.audit.read.witness;

import lv.atbilstiba.platform.tlog.AddCheckpoint;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.ConsistencyProof;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.VerifierKey;

import java.util.List;

/**
 * What a witness answers to a log, in the order in which the specification has it asked.
 *
 * @see <a href="https://c2sp.org/tlog-witness">C2SP tlog-witness</a>
 */
sealed interface Cosigning {
    /** The checkpoint extends what was cosigned last: it is the last one now. */
    record Extends(Checkpoint checkpoint) implements Cosigning {}

    /** The log thinks that something else was cosigned last, or signed two roots of one size. */
    record Conflict(long size) implements Cosigning {}

    /** None of the log's keys has signed. */
    record NotSigned() implements Cosigning {}

    /** The old size is beyond the new one. */
    record Backwards() implements Cosigning {}

    /** The proof does not show that the log only grew. */
    record NotConsistent() implements Cosigning {}

    /**
     * What was cosigned last.
     *
     * @param size 0 if nothing was
     */
    record Last(long size, Hash root) {
        static final Last NOTHING = new Last(0, Hash.OF_NOTHING);
    }

    /** Whether any of a log's keys has signed, and none wrongly. */
    static boolean isSigned(SignedNote note, List<VerifierKey> keys) {
        return keys.stream().anyMatch(it -> it.verifies(note));
    }

    /** Judges what is asked of a log that is known, and of what was cosigned of it last. */
    static Cosigning judge(AddCheckpoint asked, List<VerifierKey> keys, Last last) {
        if (!isSigned(asked.checkpoint(), keys)) return new NotSigned();
        var checkpoint = Checkpoint.of(asked.checkpoint());
        if (asked.oldSize() > checkpoint.size()) return new Backwards();
        if (asked.oldSize() != last.size()) return new Conflict(last.size());
        if (asked.oldSize() == checkpoint.size() && last.size() > 0)
            return asked.path().isEmpty() && checkpoint.root().equals(last.root())
                    ? new Extends(checkpoint)
                    : new Conflict(last.size());
        return grows(asked, checkpoint, last) ? new Extends(checkpoint) : new NotConsistent();
    }

    private static boolean grows(AddCheckpoint asked, Checkpoint checkpoint, Last last) {
        if (last.size() == 0)
            return asked.path().isEmpty()
                    && (checkpoint.size() > 0 || checkpoint.root().equals(Hash.OF_NOTHING));
        return new ConsistencyProof(last.size(), checkpoint.size(), asked.path())
                .shows(last.root(), checkpoint.root());
    }
}
