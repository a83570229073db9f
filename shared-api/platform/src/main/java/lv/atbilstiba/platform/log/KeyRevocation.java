package lv.atbilstiba.platform.log;

import lv.atbilstiba.history.api.event.LogKeyRevoked;
import lv.atbilstiba.platform.tlog.VerifierKey;

import java.time.Instant;

/**
 * A key of the log that is not trusted from a day on.
 *
 * @param position of the event that says so
 */
public record KeyRevocation(LogKeyRevoked revoked, long position, Instant at) {
    boolean concerns(VerifierKey key) {
        return revoked.key().equals(key.toString());
    }
}
