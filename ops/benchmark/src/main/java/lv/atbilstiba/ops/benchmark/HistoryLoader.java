package lv.atbilstiba.ops.benchmark;

import lv.atbilstiba.platform.json.EventJson;

import org.axonframework.serialization.Revision;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Puts a made-up history straight into the event store: what would have taken a year of requests.
 */
final class HistoryLoader {
    private static final int PIECE = 50_000;
    private static final byte[] METADATA =
            "{\"actor\":\"client-benchmark\",\"institution\":\"90000100000\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private HistoryLoader() {}

    static void load(DataSource database, GeneratedHistory history)
            throws SQLException, IOException {
        var hex = HexFormat.of();
        var metadata = "\\\\x" + hex.formatHex(METADATA);
        try (var connection = database.getConnection()) {
            var written = 0;
            var entry = history.next();
            while (entry != null) {
                // In pieces, so that no transaction holds the safe position back for long.
                try (var copy =
                                new PGCopyOutputStream(
                                        connection.unwrap(PGConnection.class),
                                        """
                                        COPY eventstore.domain_event (sequence_number, time_stamp, recorded_at, event_identifier, aggregate_identifier, type, payload_type, payload_revision, payload, metadata)
                                        FROM STDIN
                                        """,
                                        1 << 20);
                        var out = new OutputStreamWriter(copy, StandardCharsets.UTF_8)) {
                    for (var n = 0; n < PIECE && entry != null; n++) {
                        write(out, entry, ++written, metadata, hex);
                        entry = history.next();
                    }
                }
            }
        }
    }

    private static void write(
            Writer out, GeneratedHistory.Entry entry, int number, String metadata, HexFormat hex) {
        try {
            var type = entry.event().getClass();
            var revision = type.getAnnotation(Revision.class);
            out.append(Long.toString(entry.sequence()))
                    .append('\t')
                    .append(entry.recordedAt().toString())
                    .append('\t')
                    .append(entry.recordedAt().toString())
                    .append('\t')
                    .append(new UUID(number, 3).toString())
                    .append('\t')
                    .append(entry.aggregate())
                    .append('\t')
                    .append(entry.aggregateType())
                    .append('\t')
                    .append(type.getName())
                    .append('\t')
                    .append(revision == null ? "\\N" : revision.value())
                    .append('\t')
                    .append("\\\\x")
                    .append(hex.formatHex(EventJson.mapper().writeValueAsBytes(entry.event())))
                    .append('\t')
                    .append(metadata)
                    .append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
