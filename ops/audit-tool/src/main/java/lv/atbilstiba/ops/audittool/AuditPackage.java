package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.platform.eventstore.EventEnvelope;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.zip.ZipException;

/** An audit package as a file, plain or compressed by gzip. */
final class AuditPackage {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] EVENT = EventEnvelope.START.getBytes(StandardCharsets.UTF_8);
    private static final int BUFFER = 1 << 18;
    private static final int FORMAT = 1;

    /** Batches of lines: enough that no processor waits for work, few enough to be held. */
    private static final int MOST_AHEAD = 4 * Runtime.getRuntime().availableProcessors();

    private AuditPackage() {}

    /**
     * @param institution only its events are there; null for all
     * @param to only what was recorded before is there; null for all that the checkpoint covers
     * @param after no event up to this position is there
     * @param upTo no event after this position is there, and the findings are those of it
     * @param registerOpenedOn the day of the first event of all; null in packages of older releases
     */
    record Header(
            @Nullable String institution,
            @Nullable Instant to,
            long after,
            long upTo,
            @Nullable Instant logTime,
            Instant madeAt,
            @Nullable LocalDate registerOpenedOn,
            String checkpoint,
            List<String> keys,
            List<String> handovers) {
        boolean beginsWithTheFirst() {
            return after == 0;
        }
    }

    /** Takes the lines of a package in their order. */
    interface Reader {
        void header(Header header);

        void leaves(long tile, byte[] hashes);

        void event(Entry entry);

        void finding(Said finding);

        void end(long events, long others);
    }

    /**
     * Reads a package. What can be understood of a line without those before it is, ahead of its
     * turn and by all processors; the reader is told of one line after the other.
     *
     * @param progress told of the bytes that were read, as they are
     * @return whether it is, as a file, what the register gives; if not, it went through Windows
     * @throws Unreadable if it is no package, or not a whole one
     */
    static boolean read(Path file, Reader reader, LongConsumer progress) throws IOException {
        try (var counted = new Counted(Files.newInputStream(file), progress);
                var packed = new BufferedInputStream(counted, BUFFER);
                var bytes = new BufferedInputStream(unzipped(packed, counted), BUFFER);
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var opened = FileForm.open(bytes);
            var lines = new Lines(opened.text());
            try {
                tell(lines, workers, reader);
            } catch (Unreadable e) {
                throw asGiven(opened, lines) ? e : e.throughWindows();
            }
            return asGiven(opened, lines);
        } catch (ZipException | EOFException e) {
            throw Unreadable.of("zip-broken", String.valueOf(e.getMessage()));
        }
    }

    private static boolean asGiven(FileForm.Opened opened, Lines lines) {
        return opened.form() == FileForm.AS_GIVEN && !lines.haveCarriageReturns();
    }

    private static void tell(Lines lines, Executor workers, Reader reader) throws IOException {
        var ahead = new ArrayDeque<CompletableFuture<List<Understood>>>();
        while (true) {
            while (ahead.size() < MOST_AHEAD) {
                var some = lines.next();
                if (some.isEmpty()) break;
                ahead.add(CompletableFuture.supplyAsync(() -> understood(some), workers));
            }
            if (ahead.isEmpty()) break;
            for (var line : ahead.remove().join()) line.tell(reader);
        }
        if (lines.end() == 0) throw Unreadable.of("empty");
    }

    /**
     * @param what it tells; throws if it is no line of a package
     */
    private record Understood(long number, Supplier<Consumer<Reader>> what) {
        void tell(Reader reader) throws Unreadable {
            try {
                what.get().accept(reader);
            } catch (JacksonException
                    | DateTimeException
                    | IllegalArgumentException
                    | NullPointerException e) {
                throw Unreadable.line(number, e);
            }
        }
    }

    private static List<Understood> understood(List<Lines.Line> lines) {
        return lines.stream()
                .map(it -> new Understood(it.number(), Ahead.done(() -> what(it))))
                .toList();
    }

    private static Consumer<Reader> what(Lines.Line line) {
        if (line.number() > 1 && startsWith(line.bytes(), EVENT)) {
            var entry = Entry.of(line.bytes());
            return reader -> reader.event(entry);
        }
        var json = JSON.readTree(line.bytes());
        if (line.number() == 1) {
            var header = header(json.get("package"));
            return reader -> reader.header(header);
        }
        if (json.has("tile")) {
            var tile = json.get("tile").longValue();
            var hashes = Base64.getDecoder().decode(json.get("hashes").asString());
            return reader -> reader.leaves(tile, hashes);
        }
        if (json.has("finding")) {
            var finding = Said.of(json.get("finding"));
            return reader -> reader.finding(finding);
        }
        if (json.has("end")) {
            var events = json.get("end").get("events").longValue();
            var others = json.get("end").get("others").longValue();
            return reader -> reader.end(events, others);
        }
        throw new IllegalArgumentException("a line of an unknown kind");
    }

    private static Header header(JsonNode json) {
        if (json.get("format").intValue() != FORMAT)
            throw new IllegalArgumentException(
                    "a package of format "
                            + json.get("format")
                            + ", which this tool does not know");
        return new Header(
                json.has("institution") ? json.get("institution").asString() : null,
                instant(json, "to"),
                json.get("after").longValue(),
                json.get("upTo").longValue(),
                instant(json, "logTime"),
                Instant.parse(json.get("madeAt").asString()),
                json.has("registerOpenedOn")
                        ? LocalDate.parse(json.get("registerOpenedOn").asString())
                        : null,
                json.get("checkpoint").asString(),
                texts(json, "keys"),
                texts(json, "handovers"));
    }

    private static @Nullable Instant instant(JsonNode json, String name) {
        return json.has(name) ? Instant.parse(json.get(name).asString()) : null;
    }

    private static List<String> texts(JsonNode json, String name) {
        return json.path(name).valueStream().map(JsonNode::asString).toList();
    }

    private static boolean startsWith(byte[] line, byte[] start) {
        return line.length >= start.length
                && Arrays.equals(line, 0, start.length, start, 0, start.length);
    }

    private static InputStream unzipped(BufferedInputStream in, Counted counted)
            throws IOException {
        in.mark(2);
        var zipped = FileForm.isZipped(in.readNBytes(2));
        in.reset();
        return zipped ? new FileForm.Unzipped(in, counted) : in;
    }
}
