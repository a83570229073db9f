package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the auditor brings.
 *
 * @param keys of the register, and with them those to which one of them handed over; if none, the
 *     package's own are taken, which proves less
 * @param witnesses each of which must have cosigned
 * @param older a checkpoint kept from an earlier day; null if none was
 */
record Trust(List<VerifierKey> keys, List<VerifierKey> witnesses, @Nullable SignedNote older) {
    Trust {
        keys = List.copyOf(keys);
        witnesses = List.copyOf(witnesses);
    }
}
