package lv.atbilstiba.audit.read;

import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.platform.eventstore.StoredEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;

/** The forms in which an event is handed out. None of them needs to understand its payload. */
@Component
final class EventForms {
    private final JsonMapper json;

    EventForms(JsonMapper json) {
        this.json = json;
    }

    EventEntry entry(StoredEvent event) {
        var metadata = json.readTree(event.metadata());
        var corrects = metadata.get("corrects");
        return new EventEntry(
                event.position(),
                event.recordedAt(),
                event.id(),
                event.type().substring(event.type().lastIndexOf('.') + 1),
                event.revision() == null ? "1" : event.revision(),
                event.aggregate(),
                event.sequence(),
                Provenance.by(metadata.path("actor").asString("client-unknown")).actor(),
                text(metadata, "onBehalfOf"),
                text(metadata, "institution"),
                text(metadata, "request"),
                text(metadata, "correlation"),
                text(metadata, "causation"),
                text(metadata, "submission"),
                corrects == null || corrects.isNull()
                        ? null
                        : new EventEntry.Mistake(
                                corrects.path("position").asLong(),
                                corrects.path("reason").asString("")),
                metadata.path("baseline").asBoolean(false) ? true : null,
                new String(event.payload(), StandardCharsets.UTF_8));
    }

    CloudEvent cloudEvent(StoredEvent event) {
        return CloudEvent.of(entry(event), event.type());
    }

    /** One line of NDJSON, without its end. */
    byte[] line(Object form) {
        return json.writeValueAsBytes(form);
    }

    private static @Nullable String text(JsonNode metadata, String key) {
        var value = metadata.get(key);
        return value == null || value.isNull() ? null : value.asString();
    }
}
