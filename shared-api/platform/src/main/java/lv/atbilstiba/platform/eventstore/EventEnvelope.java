package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.platform.json.CanonicalJson;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.platform.json.Instants;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;

/**
 * A stored event as an entry of the verifiable log: one line of JSON in the canonical form of RFC
 * 8785 with every column of its row, payload and metadata as the text that was stored, numbers as
 * strings. The same row always is the same bytes, and another row is others.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class EventEnvelope {
    /** With what every entry begins, and no other line of an export does. */
    public static final String START = "{\"aggregate\":";

    private static final int REST = 512;

    private EventEnvelope() {}

    /** The entry, without an end of line. */
    public static byte[] of(StoredEvent event) {
        var length = (event.payload().length + event.metadata().length) * 9 / 8 + REST;
        return new CanonicalJson(length)
                .member("aggregate", event.aggregate())
                .member("aggregateType", event.aggregateType())
                .member("id", event.id())
                .member("metadata", event.metadata())
                .member("payload", event.payload())
                .member("position", Long.toString(event.position()))
                .member("recordedAt", event.recordedAt())
                .member("revision", event.revision())
                .member("sequence", Long.toString(event.sequence()))
                .member("type", event.type())
                .member("writtenAt", event.writtenAt())
                .bytes();
    }

    /**
     * The event of an entry.
     *
     * @throws IllegalArgumentException if the bytes are not an entry in its canonical form
     */
    public static StoredEvent parse(byte[] entry) {
        try {
            var json = EventJson.mapper().readTree(entry);
            var event =
                    new StoredEvent(
                            Long.parseLong(text(json, "position")),
                            text(json, "id"),
                            text(json, "aggregateType"),
                            text(json, "aggregate"),
                            Long.parseLong(text(json, "sequence")),
                            Instants.parse(text(json, "writtenAt")),
                            Instants.parse(text(json, "recordedAt")),
                            text(json, "type"),
                            json.has("revision") ? text(json, "revision") : null,
                            bytes(json, "payload"),
                            bytes(json, "metadata"));
            if (!java.util.Arrays.equals(of(event), entry))
                throw new IllegalArgumentException("an entry that is not in its canonical form");
            return event;
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException("not an entry of the log", e);
        }
    }

    private static String text(JsonNode json, String name) {
        var value = json.get(name);
        if (value == null || !value.isString())
            throw new IllegalArgumentException("an entry without " + name);
        return value.asString();
    }

    private static byte[] bytes(JsonNode json, String name) {
        return json.has(name)
                ? text(json, name).getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(text(json, name + "Base64"));
    }
}
