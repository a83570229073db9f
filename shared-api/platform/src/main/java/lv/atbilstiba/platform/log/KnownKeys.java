package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The keys of the log by whose signature this process knows its own checkpoints: those that are
 * configured, those that it signs with, those that the database has, and whom these handed over to;
 * without those that were revoked.
 */
final class KnownKeys {
    private static final Logger log = LoggerFactory.getLogger(KnownKeys.class);

    private final LogStore store;
    private final LogProperties properties;

    KnownKeys(LogStore store, LogProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /** Whether one of them signed the note. */
    boolean signed(SignedNote note) {
        return all().stream().anyMatch(it -> it.verifies(note));
    }

    private Collection<VerifierKey> all() {
        var given = new LinkedHashSet<VerifierKey>();
        properties.trustedKeys().forEach(it -> given.add(VerifierKey.parse(it)));
        given.addAll(store.keys());
        var handovers = new ArrayList<>(store.handovers());
        var folder = properties.keyFolder();
        if (folder != null) {
            try {
                LogKeys.in(folder).forEach(it -> given.add(it.verifier()));
                if (!given.isEmpty()) handovers.addAll(LogKeys.handovers(folder));
            } catch (RuntimeException e) {
                // who signs says what is wrong with the folder
                log.debug("the keys in {} cannot be read", folder, e);
            }
        }
        var revoked =
                store.revocations().stream()
                        .map(it -> VerifierKey.parse(it.revoked().key()))
                        .toList();
        var known = new ArrayList<>(KeyHandover.trusted(given, List.copyOf(handovers), revoked));
        known.removeAll(revoked);
        return known;
    }
}
