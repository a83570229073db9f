package lv.atbilstiba.kernel;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Where a fact came from; no part of it names a person.
 *
 * @param actor who did it: {@code person-<uuid>}, {@code client-<name>}, or {@code register} for
 *     the register itself, which no client can be called
 * @param onBehalfOf for whom it was done, if not for the actor
 * @param institution registration number of the actor's institution
 * @param request id of the HTTP request
 * @param correlation id shared by all that one outside act set in motion
 * @param causation id of the message that caused this one
 * @param submission id of the bulk submission it came in
 * @param corrects the mistake that this fact mends
 * @param callerRequest the caller's own name for the HTTP request
 * @param baseline true of a fact that was there before the register knew of its subject, as its
 *     recorder says; null of others, and of a registration, which says it itself
 */
public record Provenance(
        String actor,
        @Nullable String onBehalfOf,
        @Nullable String institution,
        @Nullable UUID request,
        @Nullable UUID correlation,
        @Nullable UUID causation,
        @Nullable UUID submission,
        @Nullable Correction corrects,
        @Nullable String callerRequest,
        @Nullable Boolean baseline) {
    /** What the name of an actor begins with who is a person. */
    public static final String PERSON = "person-";

    private static final String ITSELF = "register";

    /** As the register called itself up to 2557e3f; no client was allowed to be called so since. */
    private static final String ONCE = "client-register";

    /** A fact that the register itself recorded. */
    public static final Provenance REGISTER = by(ITSELF);

    /** Of a fact of which cannot be read who recorded it. */
    public static final Provenance UNREADABLE = by("unreadable");

    /** How a person is called as an actor. */
    public static String actor(StaffId person) {
        return PERSON + person.value();
    }

    public Provenance {
        Required.that(actor, "actor");
        if (actor.equals(ONCE)) actor = ITSELF;
        if (Boolean.FALSE.equals(baseline)) baseline = null;
    }

    /** What did not come with an HTTP request that its caller had named. */
    public Provenance(
            String actor,
            @Nullable String onBehalfOf,
            @Nullable String institution,
            @Nullable UUID request,
            @Nullable UUID correlation,
            @Nullable UUID causation,
            @Nullable UUID submission,
            @Nullable Correction corrects) {
        this(
                actor,
                onBehalfOf,
                institution,
                request,
                correlation,
                causation,
                submission,
                corrects,
                null,
                null);
    }

    /** A fact of which only the actor is known. */
    public static Provenance by(String actor) {
        return new Provenance(actor, null, null, null, null, null, null, null, null, null);
    }

    /** The same, set in motion with others. */
    public Provenance correlatedWith(@Nullable UUID act) {
        return new Provenance(
                actor,
                onBehalfOf,
                institution,
                request,
                act,
                causation,
                submission,
                corrects,
                callerRequest,
                baseline);
    }

    /** The same, caused by a message. */
    public Provenance causedBy(UUID message) {
        return new Provenance(
                actor,
                onBehalfOf,
                institution,
                request,
                correlation,
                message,
                submission,
                corrects,
                callerRequest,
                baseline);
    }

    /** The same, mending a mistake. */
    public Provenance correcting(@Nullable Correction mistake) {
        return new Provenance(
                actor,
                onBehalfOf,
                institution,
                request,
                correlation,
                causation,
                submission,
                mistake,
                callerRequest,
                baseline);
    }

    /** The same, of a fact that was there before the register knew of its subject. */
    public Provenance ofTheBaseline(boolean said) {
        return new Provenance(
                actor,
                onBehalfOf,
                institution,
                request,
                correlation,
                causation,
                submission,
                corrects,
                callerRequest,
                said);
    }
}
