package lv.atbilstiba.platform.write;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was answered to writes with an Idempotency-Key. The storage engine writes the row of a
 * command that recorded something, in the same transaction; here only that of a quiet one.
 */
final class Receipts {
    private static final String FIND =
            """
            SELECT body_hash, status, location, aggregate, version, last_position
            FROM write.receipt
            WHERE client = :client AND key = :key
            """;
    private static final String KEEP =
            """
            INSERT INTO write.receipt
                (client, key, body_hash, status, location, aggregate, version, first_position, last_position)
            VALUES
                (:client, :key, :bodyHash, :status, :location, :aggregate, :version, :position, :position)
            ON CONFLICT (client, key) DO NOTHING
            """;
    // in small pieces, each its own transaction, past what another node is taking away
    private static final String FORGET =
            """
            DELETE FROM write.receipt
            WHERE (client, key) IN (
                SELECT client, key
                FROM write.receipt
                WHERE recorded_at < clock_timestamp() - make_interval(secs => :seconds)
                LIMIT :most
                FOR UPDATE SKIP LOCKED
            )
            """;

    private final JdbcClient jdbc;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a repetition is recognised by. */
    @SuppressWarnings("ArrayRecordComponent") // compared by sameRequest only
    record Key(String client, String key, byte[] bodyHash) {}

    @SuppressWarnings("ArrayRecordComponent") // compared by answers only
    record Receipt(
            byte[] bodyHash,
            int status,
            @Nullable String location,
            String aggregate,
            long version,
            long position) {

        boolean answers(Key key) {
            return Arrays.equals(bodyHash, key.bodyHash());
        }
    }

    Optional<Receipt> find(Key key) {
        return jdbc.sql(FIND)
                .param("client", key.client())
                .param("key", key.key())
                .query((row, _) ->
                        new Receipt(
                                row.getBytes("body_hash"),
                                row.getInt("status"),
                                row.getString("location"),
                                String.valueOf(row.getString("aggregate")),
                                row.getLong("version"),
                                row.getLong("last_position")))
                .optional();
    }

    /**
     * Keeps the answer to a command that recorded nothing.
     *
     * @return the one that stands: another node's, if that was first
     */
    Receipt keep(Key key, Receipt receipt) {
        var kept =
                jdbc.sql(KEEP)
                        .param("client", key.client())
                        .param("key", key.key())
                        .param("bodyHash", key.bodyHash())
                        .param("status", receipt.status())
                        .param("location", receipt.location())
                        .param("aggregate", receipt.aggregate())
                        .param("version", receipt.version())
                        .param("position", receipt.position())
                        .update();
        return kept == 1 ? receipt : find(key).orElse(receipt);
    }

    /**
     * @return how many were taken away
     */
    int forget(Duration olderThan, int most) {
        return jdbc.sql(FORGET)
                .param("seconds", olderThan.toSeconds())
                .param("most", most)
                .update();
    }
}
