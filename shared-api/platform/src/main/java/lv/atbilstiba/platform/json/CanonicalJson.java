package lv.atbilstiba.platform.json;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/**
 * One object of texts in the canonical form of RFC 8785: its members have to be given in the order
 * of their names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class CanonicalJson {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out;

    /**
     * @param length how many bytes it will have, about
     */
    public CanonicalJson(int length) {
        out = new ByteArrayOutputStream(length);
        out.write('{');
    }

    /** A text; null is left out. */
    public CanonicalJson member(String name, @Nullable String value) {
        if (value == null) return this;
        name(name);
        string(value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** An instant in UTC, to the microsecond, which is what PostgreSQL keeps. */
    public CanonicalJson member(String name, Instant value) {
        return member(name, MICROSECONDS.format(value));
    }

    /**
     * Bytes as the text that they are; those that are no UTF-8, which no application stored, in
     * Base64 under {@code <name>Base64}.
     */
    public CanonicalJson member(String name, byte[] value) {
        if (isUtf8(value)) {
            name(name);
            string(value);
        } else {
            name(name + "Base64");
            string(Base64.getEncoder().encode(value));
        }
        return this;
    }

    /** The object; nothing can be added to it any more. */
    public byte[] bytes() {
        out.write('}');
        return out.toByteArray();
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
