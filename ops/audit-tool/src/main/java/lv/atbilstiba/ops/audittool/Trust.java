package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.platform.log.KeyHandover;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/**
 * What the auditor brings.
 *
 * @param keys of the register, and with them those to which one of them handed over; if none, the
 *     package's own are taken, which proves nothing about who made it
 * @param witnesses each of which must have cosigned
 * @param older a checkpoint kept from an earlier day; null if none was
 * @param revoked what is not trusted any more; a key of these hands over to nobody
 */
record Trust(
        List<VerifierKey> keys,
        List<VerifierKey> witnesses,
        @Nullable SignedNote older,
        List<Revocation> revoked) {
    Trust {
        keys = List.copyOf(keys);
        witnesses = List.copyOf(witnesses);
        revoked = List.copyOf(revoked);
    }

    Trust(List<VerifierKey> keys, List<VerifierKey> witnesses, @Nullable SignedNote older) {
        this(keys, witnesses, older, List.of());
    }

    /**
     * The keys that are believed.
     *
     * @param own of the package, as it says itself
     */
    List<VerifierKey> believed(List<VerifierKey> own, Collection<KeyHandover> handovers) {
        return keys.isEmpty()
                ? own
                : KeyHandover.trusted(
                        keys, handovers, revoked.stream().map(Revocation::key).toList());
    }
}
