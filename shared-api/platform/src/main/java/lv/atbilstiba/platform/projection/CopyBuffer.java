package lv.atbilstiba.platform.projection;

import lv.atbilstiba.kernel.Ids;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Rows in PostgreSQL's binary COPY format, made as they come: neither side has to write or read
 * numbers and times as text, and a row that waits is only its bytes.
 */
final class CopyBuffer {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int KEPT = 1 << 20;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final Instant FIRST_INSTANT = Instant.parse("2000-01-01T00:00:00Z");

    /** How a value of a type is written; what comes in another class is read from its text. */
    private interface Encoder {
        void write(CopyBuffer buffer, Object value);
    }

    private final String statement;
    private final Encoder[] encoders;
    private byte[] bytes = new byte[256];
    private int length;
    private int rows;

    CopyBuffer(String table, List<String> names, List<String> types) {
        this.statement =
                "COPY "
                        + table
                        + " ("
                        + String.join(", ", names)
                        + ") FROM STDIN WITH (FORMAT binary)";
        this.encoders = types.stream().map(CopyBuffer::encoder).toArray(Encoder[]::new);
    }

    private static Encoder encoder(String type) {
        return switch (type) {
            case "text" -> (buffer, value) -> buffer.text(value.toString());
            case "bigint" -> (buffer, value) -> buffer.bigint(number(value));
            case "int" -> (buffer, value) -> buffer.integer((int) number(value));
            case "boolean" -> (buffer, value) -> buffer.bool(Boolean.parseBoolean(value + ""));
            case "uuid" ->
                    (buffer, value) ->
                            buffer.uuid(value instanceof UUID id ? id : Ids.in(value.toString()));
            case "date" ->
                    (buffer, value) ->
                            buffer.integer(
                                    (int) (day(value).toEpochDay() - FIRST_DAY.toEpochDay()));
            case "timestamptz" -> (buffer, value) -> buffer.bigint(micros(instant(value)));
            default -> throw new IllegalArgumentException("no binary form of " + type);
        };
    }

    private static long number(Object value) {
        return value instanceof Number number ? number.longValue() : Long.parseLong(value + "");
    }

    private static LocalDate day(Object value) {
        return value instanceof LocalDate day ? day : LocalDate.parse(value.toString());
    }

    private static Instant instant(Object value) {
        return value instanceof Instant instant ? instant : Instant.parse(value.toString());
    }

    /** Rounded as PostgreSQL does when it reads a text. */
    private static long micros(Instant instant) {
        var since = Duration.between(FIRST_INSTANT, instant);
        return Math.addExact(
                Math.multiplyExact(since.getSeconds(), 1_000_000L), (since.getNano() + 500) / 1000);
    }

    int rows() {
        return rows;
    }

    void add(@Nullable Object[] values) {
        int begin = length;
        try {
            shortInteger(values.length);
            for (int i = 0; i < values.length; i++) {
                var value = values[i];
                if (value == null) {
                    fourBytes(-1);
                } else {
                    encoders[i].write(this, value);
                }
            }
            rows++;
        } catch (RuntimeException e) {
            length = begin;
            throw e;
        }
    }

    /** Sends the rows and forgets them. */
    void flush(Connection connection) throws SQLException {
        if (rows == 0) return;
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            copy.writeToCopy(SIGNATURE, 0, SIGNATURE.length);
            copy.writeToCopy(bytes, 0, length);
            copy.writeToCopy(new byte[] {-1, -1}, 0, 2);
            copy.endCopy();
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
        rows = 0;
        length = 0;
        if (bytes.length > KEPT) bytes = new byte[256];
    }

    private void text(String value) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        fourBytes(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    private void bigint(long value) {
        fourBytes(8);
        eightBytes(value);
    }

    private void integer(int value) {
        fourBytes(4);
        fourBytes(value);
    }

    private void bool(boolean value) {
        fourBytes(1);
        room(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    private void uuid(UUID value) {
        fourBytes(16);
        eightBytes(value.getMostSignificantBits());
        eightBytes(value.getLeastSignificantBits());
    }

    private void shortInteger(int value) {
        room(2);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void fourBytes(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) bytes[length++] = (byte) (value >> shift);
    }

    private void eightBytes(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) bytes[length++] = (byte) (value >> shift);
    }

    private void room(int more) {
        if (bytes.length - length < more)
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
}
