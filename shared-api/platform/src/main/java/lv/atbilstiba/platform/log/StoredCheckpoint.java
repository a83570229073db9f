package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.SignedNote;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A checkpoint that was signed.
 *
 * @param position of the last event that it covers; 0 if none
 * @param logTime the log time of that position; null before the first event
 * @param signedAt by the register's clock
 */
public record StoredCheckpoint(
        int epoch, long position, @Nullable Instant logTime, Instant signedAt, SignedNote note) {

    public Checkpoint checkpoint() {
        return Checkpoint.of(note);
    }

    public long size() {
        return checkpoint().size();
    }
}
