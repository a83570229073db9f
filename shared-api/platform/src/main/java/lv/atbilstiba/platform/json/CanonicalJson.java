package lv.atbilstiba.platform.json;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;

/**
 * One object of texts in the canonical form of RFC 8785: its members have to be given in the order
 * of their names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class CanonicalJson {
    private static final DateTimeFormatter FAR_AWAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] out;
    private int size;

    /**
     * @param length how many bytes it will have, about
     */
    public CanonicalJson(int length) {
        out = new byte[length];
        write('{');
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
        var at = value.atOffset(ZoneOffset.UTC);
        if (at.getYear() < 0 || at.getYear() > 9999) return member(name, FAR_AWAY.format(at));
        name(name);
        write('"');
        digits(at.getYear(), 4, '-');
        digits(at.getMonthValue(), 2, '-');
        digits(at.getDayOfMonth(), 2, 'T');
        digits(at.getHour(), 2, ':');
        digits(at.getMinute(), 2, ':');
        digits(at.getSecond(), 2, '.');
        digits(at.getNano() / 1_000, 6, 'Z');
        write('"');
        return this;
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
        write('}');
        return Arrays.copyOf(out, size);
    }

    private void name(String name) {
        if (size > 1) write(',');
        string(name.getBytes(StandardCharsets.US_ASCII));
        write(':');
    }

    /** RFC 8785, 3.2.2.2. */
    private void string(byte[] utf8) {
        write('"');
        var from = 0;
        for (var i = 0; i < utf8.length; i++) {
            var b = utf8[i];
            if (b < 0 || b >= ' ' && b != '"' && b != '\\') continue;
            write(utf8, from, i - from);
            escape(b);
            from = i + 1;
        }
        write(utf8, from, utf8.length - from);
        write('"');
    }

    private void escape(byte b) {
        write('\\');
        switch (b) {
            case '"', '\\' -> write(b);
            case '\b' -> write('b');
            case '\t' -> write('t');
            case '\n' -> write('n');
            case '\f' -> write('f');
            case '\r' -> write('r');
            default -> {
                write('u');
                write('0');
                write('0');
                write(HEX[b >> 4]);
                write(HEX[b & 0xF]);
            }
        }
    }

    private void digits(int number, int count, char then) {
        room(count);
        for (var i = size + count - 1; i >= size; i--) {
            out[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        size += count;
        write(then);
    }

    private void write(int ascii) {
        room(1);
        out[size++] = (byte) ascii;
    }

    private void write(byte[] bytes, int from, int length) {
        room(length);
        System.arraycopy(bytes, from, out, size, length);
        size += length;
    }

    private void room(int more) {
        if (size + more > out.length)
            out = Arrays.copyOf(out, Math.max(size + more, 2 * out.length));
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
