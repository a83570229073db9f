package lv.atbilstiba.kernel;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Where a fact came from; no part of it names a person.
 *
 * @param actor who did it: {@code person-<uuid>} or {@code client-<id>}
 * @param onBehalfOf for whom it was done, if not for the actor
 * @param institution registration number of the actor's institution
 * @param request id of the HTTP request
 * @param correlation id shared by all that one outside act set in motion
 * @param causation id of the message that caused this one
 * @param submission id of the bulk submission it came in
 * @param corrects the mistake that this fact mends
 */
public record Provenance(
        String actor,
        @Nullable String onBehalfOf,
        @Nullable String institution,
        @Nullable UUID request,
        @Nullable UUID correlation,
        @Nullable UUID causation,
        @Nullable UUID submission,
        @Nullable Correction corrects) {
    /** A fact that the register itself recorded. */
    public static final Provenance REGISTER =
            new Provenance("client-register", null, null, null, null, null, null, null);
}
