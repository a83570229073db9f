package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.kernel.Correction;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.platform.json.EventJson;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads events as records of the contract's event packages; no other class is ever made. */
final class JsonEventDecoder implements EventDecoder {
    private static final Pattern EVENT_CLASS =
            Pattern.compile("lv\\.atbilstiba\\.[a-z]+\\.api\\.event\\.[A-Za-z0-9]+");
    private static final ObjectReader PROVENANCE = EventJson.mapper().readerFor(Provenance.class);
    private static final ObjectReader DEED =
            EventJson.mapper()
                    .readerFor(Deed.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final ObjectReader TREE = EventJson.mapper().readerFor(ObjectNode.class);

    /** Of an event's provenance, what decisions may depend on: who did it, and what it mends. */
    record Deed(@Nullable String actor, @Nullable Correction corrects) {}

    /** What was stored, by class name and revision. */
    private record Stored(String type, @Nullable String revision) {}

    private final Map<Stored, EventUpcaster> upcasters;

    /** Readers of what needs no upcaster, which is nearly everything. */
    private final Map<Stored, Known> known = new ConcurrentHashMap<>();

    private record Known(Class<?> type, ObjectReader reader) {}

    /**
     * @param upcasters those beside {@link Upcasters#OF_THIS_RELEASE}
     */
    JsonEventDecoder(Collection<EventUpcaster> upcasters) {
        this.upcasters =
                Stream.concat(Upcasters.OF_THIS_RELEASE.stream(), upcasters.stream())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        u -> new Stored(u.type(), u.revision()), u -> u));
    }

    @Override
    public Recorded<Object> decode(StoredEvent event) {
        return new Recorded<>(
                event.position(), event.recordedAt(), payload(event), provenance(event));
    }

    Object payload(StoredEvent event) {
        var stored = new Stored(event.type(), event.revision());
        try {
            if (upcasters.containsKey(stored)) return upcast(event, stored);
            var reader = known(event, stored).reader();
            return Objects.requireNonNull(reader.<Object>readValue(event.payload()));
        } catch (UnknownEvent newer) {
            throw newer;
        } catch (RuntimeException e) {
            // whatever its JSON, its record or an upcaster makes of it
            throw new BrokenEvent(event, e);
        }
    }

    /** Who recorded it is told as long as that can be read. */
    @Override
    public Recorded<Object> read(StoredEvent event) {
        try {
            return decode(event);
        } catch (BrokenEvent broken) {
            return new Recorded<>(
                    event.position(),
                    event.recordedAt(),
                    new Unreadable(event.aggregate(), event.simpleType()),
                    provenanceIfReadable(event));
        }
    }

    private Provenance provenanceIfReadable(StoredEvent event) {
        try {
            return provenance(event);
        } catch (BrokenEvent broken) {
            return Provenance.UNREADABLE;
        }
    }

    @Override
    public Class<?> type(StoredEvent event) {
        var stored = new Stored(event.type(), event.revision());
        return upcasters.containsKey(stored)
                ? payload(event).getClass()
                : known(event, stored).type();
    }

    private Known known(StoredEvent event, Stored stored) {
        var found = known.get(stored);
        if (found == null) {
            found = known(stored);
            if (found == null) throw new UnknownEvent(event);
            known.put(stored, found);
        }
        return found;
    }

    Provenance provenance(StoredEvent event) {
        return metadata(event, PROVENANCE);
    }

    Deed deed(StoredEvent event) {
        return metadata(event, DEED);
    }

    private static <T> T metadata(StoredEvent event, ObjectReader reader) {
        try {
            return Objects.requireNonNull(reader.<@Nullable T>readValue(event.metadata()));
        } catch (RuntimeException e) {
            throw new BrokenEvent(event, e);
        }
    }

    private Object upcast(StoredEvent event, Stored stored) {
        var current = stored;
        ObjectNode payload = TREE.readValue(event.payload());
        for (var next = upcasters.get(current); next != null; next = upcasters.get(current)) {
            var upcast = next.upcast(payload);
            current = new Stored(upcast.type(), upcast.revision());
            payload = upcast.payload();
        }
        var reader = known(event, current).reader();
        return Objects.requireNonNull(reader.<Object>readValue(payload));
    }

    /** Null when this release has no such event, or has it in another revision. */
    private static @Nullable Known known(Stored stored) {
        if (!EVENT_CLASS.matcher(stored.type()).matches()) return null;
        Class<?> type;
        try {
            type = Class.forName(stored.type(), false, JsonEventDecoder.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
        var revision = type.getAnnotation(Revision.class);
        if (!type.isRecord() || revision == null) return null;
        return revision.value().equals(stored.revision())
                ? new Known(type, EventJson.mapper().readerFor(type))
                : null;
    }
}
