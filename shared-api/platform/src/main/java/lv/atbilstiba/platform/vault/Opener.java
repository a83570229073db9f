package lv.atbilstiba.platform.vault;

import lv.atbilstiba.kernel.Sealed;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/** Opens sealed values, and records in {@code access.looked} that somebody looked. */
public interface Opener {
    /**
     * The value; empty once the person's key has been erased.
     *
     * @param field the name it was sealed under
     * @param caller who looks
     * @param request id of the HTTP request, if there is one
     */
    Optional<String> open(Sealed sealed, String field, Caller caller, @Nullable UUID request);
}
