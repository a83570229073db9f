package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.kernel.Provenance;

import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The provenance of a message as its metadata: one key for each component of {@link Provenance},
 * absent when null; {@code corrects} is an object of {@code position} and {@code reason}, and
 * {@code baseline} is true or absent. A command's sender sets it; it goes over to every event that
 * the command records.
 */
public final class EventMetadata {
    public static final String ACTOR = "actor";
    public static final String ON_BEHALF_OF = "onBehalfOf";
    public static final String INSTITUTION = "institution";
    public static final String REQUEST = "request";
    public static final String CORRELATION = "correlation";
    public static final String CAUSATION = "causation";
    public static final String SUBMISSION = "submission";
    public static final String CORRECTS = "corrects";
    public static final String CALLER_REQUEST = "callerRequest";
    public static final String BASELINE = "baseline";

    /**
     * Where a loaded event is in the log; told to those who load an aggregate, never stored: it is
     * known only once the event is.
     */
    public static final String POSITION = "position";

    /**
     * Which aggregate a command is about; told to decisions, never stored: the event says it
     * itself.
     */
    public static final String SUBJECT = "subject";

    /** All keys, in the order in which they are written. */
    public static final List<String> KEYS =
            List.of(
                    ACTOR,
                    ON_BEHALF_OF,
                    INSTITUTION,
                    REQUEST,
                    CORRELATION,
                    CAUSATION,
                    SUBMISSION,
                    CORRECTS,
                    CALLER_REQUEST,
                    BASELINE);

    private EventMetadata() {}

    /** Metadata for a command (or event) message. */
    public static Map<String, Object> of(Provenance provenance) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put(ACTOR, provenance.actor());
        put(metadata, ON_BEHALF_OF, provenance.onBehalfOf());
        put(metadata, INSTITUTION, provenance.institution());
        put(metadata, REQUEST, provenance.request());
        put(metadata, CORRELATION, provenance.correlation());
        put(metadata, CAUSATION, provenance.causation());
        put(metadata, SUBMISSION, provenance.submission());
        put(metadata, CORRECTS, provenance.corrects());
        put(metadata, CALLER_REQUEST, provenance.callerRequest());
        put(metadata, BASELINE, provenance.baseline());
        return metadata;
    }

    /**
     * The provenance that a message's metadata holds.
     *
     * @throws IllegalStateException when it names no actor: no fact is recorded that nobody did
     */
    public static Provenance provenance(MetaData metadata) {
        if (!(metadata.get(ACTOR) instanceof String actor)) {
            throw new IllegalStateException("the message's metadata names no actor");
        }
        return new Provenance(
                actor,
                text(metadata.get(ON_BEHALF_OF)),
                text(metadata.get(INSTITUTION)),
                uuid(metadata.get(REQUEST)),
                uuid(metadata.get(CORRELATION)),
                uuid(metadata.get(CAUSATION)),
                uuid(metadata.get(SUBMISSION)),
                (Correction) metadata.get(CORRECTS),
                text(metadata.get(CALLER_REQUEST)),
                (Boolean) metadata.get(BASELINE));
    }

    private static void put(Map<String, Object> metadata, String key, @Nullable Object value) {
        if (value != null) metadata.put(key, value);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable UUID uuid(@Nullable Object value) {
        if (value == null) return null;
        return value instanceof UUID uuid ? uuid : Ids.in(value.toString());
    }
}
