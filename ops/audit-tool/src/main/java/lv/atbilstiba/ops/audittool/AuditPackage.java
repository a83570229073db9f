package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.platform.eventstore.EventEnvelope;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** An audit package as a file, plain or compressed by gzip, read line by line. */
final class AuditPackage {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] EVENT = EventEnvelope.START.getBytes(StandardCharsets.UTF_8);
    private static final int BUFFER = 1 << 18;
    private static final int FORMAT = 1;

    private AuditPackage() {}

    /**
     * @param institution only its events are there; null for all
     * @param after no event up to this position is there
     * @param upTo the findings are those of this position
     */
    record Header(
            @Nullable String institution,
            long after,
            long upTo,
            @Nullable Instant logTime,
            Instant madeAt,
            String checkpoint,
            List<String> keys,
            List<String> handovers) {
        boolean holdsEverything() {
            return institution == null && after == 0;
        }
    }

    /** Takes the lines of a package in their order. */
    interface Reader {
        void header(Header header);

        void leaves(long tile, byte[] hashes);

        /** An entry of the log, byte for byte. */
        void event(byte[] entry);

        void finding(JsonNode finding);

        void end(long events, long others);
    }

    /**
     * @param progress told of the bytes that were read, as they are
     * @throws Unreadable if it is no package
     */
    static void read(Path file, Reader reader, LongConsumer progress) throws IOException {
        try (var counted = new Counted(Files.newInputStream(file), progress);
                var in = new BufferedInputStream(unzipped(counted), BUFFER)) {
            var number = 0L;
            for (var line = line(in); line != null; line = line(in)) {
                number++;
                try {
                    take(line, number, reader);
                } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
                    throw new Unreadable("line " + number + ": " + e.getMessage(), e);
                }
            }
            if (number == 0) throw new Unreadable("the file is empty", null);
        }
    }

    private static void take(byte[] line, long number, Reader reader) {
        if (number > 1 && startsWith(line, EVENT)) {
            reader.event(line);
            return;
        }
        var json = JSON.readTree(line);
        if (number == 1) {
            reader.header(header(json.get("package")));
        } else if (json.has("tile")) {
            reader.leaves(
                    json.get("tile").longValue(),
                    Base64.getDecoder().decode(json.get("hashes").asString()));
        } else if (json.has("finding")) {
            reader.finding(json.get("finding"));
        } else if (json.has("end")) {
            var end = json.get("end");
            reader.end(end.get("events").longValue(), end.get("others").longValue());
        } else {
            throw new IllegalArgumentException("a line of an unknown kind");
        }
    }

    private static Header header(JsonNode json) {
        if (json.get("format").intValue() != FORMAT)
            throw new IllegalArgumentException(
                    "a package of format "
                            + json.get("format")
                            + ", which this tool does not know");
        return new Header(
                json.has("institution") ? json.get("institution").asString() : null,
                json.get("after").longValue(),
                json.get("upTo").longValue(),
                json.has("logTime") ? Instant.parse(json.get("logTime").asString()) : null,
                Instant.parse(json.get("madeAt").asString()),
                json.get("checkpoint").asString(),
                texts(json, "keys"),
                texts(json, "handovers"));
    }

    private static List<String> texts(JsonNode json, String name) {
        return json.path(name).valueStream().map(JsonNode::asString).toList();
    }

    private static boolean startsWith(byte[] line, byte[] start) {
        return line.length >= start.length
                && Arrays.equals(line, 0, start.length, start, 0, start.length);
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        var zipped = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return zipped ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    private static byte @Nullable [] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(1024);
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (line.size() == 0) return null;
                throw new Unreadable("the file ends within a line", null);
            }
            line.write(b);
        }
        return line.toByteArray();
    }

    /** Nothing can be said of the file. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static final class Counted extends InputStream {
        private final InputStream in;
        private final LongConsumer progress;
        private long count;

        Counted(InputStream in, LongConsumer progress) {
            this.in = in;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            var b = in.read();
            if (b >= 0) progress.accept(++count);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = in.read(bytes, offset, length);
            if (read > 0) progress.accept(count += read);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
