package lv.atbilstiba.platform.vault;

import lv.atbilstiba.kernel.Sealed;
import lv.atbilstiba.platform.security.Caller;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Opens sealed values, and records in {@code access.looked} that somebody looked. */
public interface Opener {
    /**
     * @param field the name that the value was sealed under
     */
    record SealedField(Sealed sealed, String field) {}

    /**
     * The values, without those whose person's key has been erased. However many they are, the keys
     * are found with one statement and the looks are recorded with one.
     *
     * @param caller who looks
     * @param request id of the HTTP request, if there is one
     */
    Map<SealedField, String> open(List<SealedField> fields, Caller caller, @Nullable UUID request);
}
