package lv.atbilstiba.platform.eventstore;

import lv.atbilstiba.platform.json.EventJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int REST = 512;

    private final ByteArrayOutputStream out;

    private EventEnvelope(int length) {
        out = new ByteArrayOutputStream(length);
    }

    /** The entry, without an end of line. */
    public static byte[] of(StoredEvent event) {
        var length = (event.payload().length + event.metadata().length) * 9 / 8 + REST;
        return new EventEnvelope(length).write(event);
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
                            Instant.parse(text(json, "writtenAt")),
                            Instant.parse(text(json, "recordedAt")),
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

    private byte[] write(StoredEvent event) {
        out.write('{');
        member("aggregate", event.aggregate());
        member("aggregateType", event.aggregateType());
        member("id", event.id());
        member("metadata", event.metadata());
        member("payload", event.payload());
        member("position", Long.toString(event.position()));
        member("recordedAt", MICROSECONDS.format(event.recordedAt()));
        member("revision", event.revision());
        member("sequence", Long.toString(event.sequence()));
        member("type", event.type());
        member("writtenAt", MICROSECONDS.format(event.writtenAt()));
        out.write('}');
        return out.toByteArray();
    }

    private void member(String name, @Nullable String value) {
        if (value == null) return;
        name(name);
        string(value.getBytes(StandardCharsets.UTF_8));
    }

    /** What the application stored is UTF-8; bytes that are not, somebody else put there. */
    private void member(String name, byte[] value) {
        if (isUtf8(value)) {
            name(name);
            string(value);
        } else {
            name(name + "Base64");
            string(Base64.getEncoder().encode(value));
        }
    }

    private void name(String name) {
        if (out.size() > 1) out.write(',');
        string(name.getBytes(StandardCharsets.US_ASCII));
        out.write(':');
    }

    /** RFC 8785, 3.2.2.2. */
    private void string(byte[] utf8) {
        out.write('"');
        var from = 0;
        for (var i = 0; i < utf8.length; i++) {
            var b = utf8[i];
            if (b < 0 || b >= ' ' && b != '"' && b != '\\') continue;
            out.write(utf8, from, i - from);
            escape(b);
            from = i + 1;
        }
        out.write(utf8, from, utf8.length - from);
        out.write('"');
    }

    private void escape(byte b) {
        out.write('\\');
        switch (b) {
            case '"', '\\' -> out.write(b);
            case '\b' -> out.write('b');
            case '\t' -> out.write('t');
            case '\n' -> out.write('n');
            case '\f' -> out.write('f');
            case '\r' -> out.write('r');
            default -> {
                out.writeBytes("u00".getBytes(StandardCharsets.US_ASCII));
                out.write(HEX[b >> 4]);
                out.write(HEX[b & 0xF]);
            }
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        if (new String(bytes, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0) return true;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true; // the replacement character itself was stored
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
