package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.MalformedNote;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;
import lv.atbilstiba.platform.tlog.VerifierKey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A key of a log says that another signs for the same log from now on: a signed note whose text is
 * {@link #FORM} and the new key's vkey. Who trusts the one can trust the other.
 */
public record KeyHandover(SignedNote note) {
    /** No checkpoint: there the second line is a number. */
    static final String FORM = "atbilstiba.lv/key-handover/v1";

    public static KeyHandover to(VerifierKey next, SignerKey by) {
        var text = FORM + "\n" + next + "\n";
        return new KeyHandover(new SignedNote(text, List.of(by.sign(text, Instant.EPOCH))));
    }

    /**
     * @throws MalformedNote if it is no signed note
     */
    public static KeyHandover parse(String note) {
        return new KeyHandover(SignedNote.parse(note));
    }

    /** The key that it hands over to, if a key of the same log signs it. */
    private Optional<VerifierKey> nextOf(VerifierKey by) {
        var lines = note.text().lines().toList();
        if (by.type() != KeyType.LOG
                || lines.size() != 2
                || !lines.getFirst().equals(FORM)
                || !by.verifies(note)) return Optional.empty();
        try {
            return Optional.of(VerifierKey.parse(lines.get(1)))
                    .filter(it -> it.type() == KeyType.LOG && it.name().equals(by.name()));
        } catch (MalformedNote e) {
            return Optional.empty();
        }
    }

    /** The keys that are trusted, and those to which one that is trusted handed over. */
    public static List<VerifierKey> trusted(
            Collection<VerifierKey> given, Collection<KeyHandover> handovers) {
        return trusted(given, handovers, List.of());
    }

    /**
     * As {@link #trusted(Collection, Collection)}.
     *
     * @param revoked keys that may be somebody else's by now: they hand over to nobody
     */
    public static List<VerifierKey> trusted(
            Collection<VerifierKey> given,
            Collection<KeyHandover> handovers,
            Collection<VerifierKey> revoked) {
        var trusted = new ArrayList<>(given);
        for (var i = 0; i < trusted.size(); i++) {
            var by = trusted.get(i);
            if (revoked.contains(by)) continue;
            for (var handover : handovers)
                handover.nextOf(by).filter(it -> !trusted.contains(it)).ifPresent(trusted::add);
        }
        return List.copyOf(trusted);
    }

    /** As it is sent and kept. */
    @Override
    public String toString() {
        return note.toString();
    }
}
