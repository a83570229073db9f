package lv.atbilstiba.platform.log;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A public key of the log, and when it signed.
 *
 * @param signedSince when it first signed a checkpoint
 * @param retiredAt when it was found to have been taken away; null while it signs
 */
public record LogKey(String vkey, Instant signedSince, @Nullable Instant retiredAt) {}
