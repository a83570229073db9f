package lv.atbilstiba.platform.log;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.event.HistoryEpochOpened;
import lv.atbilstiba.history.api.event.LogKeyRevoked;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.platform.memory.Memory;
import lv.atbilstiba.platform.memory.Remembered;
import lv.atbilstiba.platform.tlog.GrowingTree;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.Tile;
import lv.atbilstiba.platform.tlog.Tiles;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The tables of the verifiable log. */
public final class LogStore {
    private static final String EPOCHS =
            """
            SELECT e.payload, e.recorded_at, e.global_index AS position,
                   coalesce((
                       SELECT max(b.global_index)
                       FROM eventstore.domain_event b
                       WHERE b.global_index < e.global_index
                   ), 0) AS kept
            FROM eventstore.domain_event e
            WHERE e.aggregate_identifier = :history
                AND e.payload_type = 'lv.atbilstiba.history.api.event.HistoryEpochOpened'
            ORDER BY e.sequence_number
            """;
    private static final String REVOKED =
            """
            SELECT e.payload, e.recorded_at, e.global_index AS position
            FROM eventstore.domain_event e
            WHERE e.aggregate_identifier = :history
                AND e.payload_type = 'lv.atbilstiba.history.api.event.LogKeyRevoked'
            ORDER BY e.sequence_number
            """;
    private static final String HEAD =
            """
            SELECT epoch, size, position, root
            FROM log.head
            WHERE epoch = :epoch
            """;
    private static final String FOUND =
            """
            SELECT count(*) AS events, coalesce(max(global_index), 0) AS position
            FROM eventstore.domain_event
            """;
    private static final String BEGIN =
            """
            INSERT INTO log.head (epoch, size, position, root)
            VALUES (:epoch, :size, :position, :root)
            ON CONFLICT (epoch) DO NOTHING
            """;
    private static final String MOVE =
            """
            UPDATE log.head
            SET size = :size, position = :position, root = :root
            WHERE epoch = :epoch AND size = :expected
            """;
    private static final String PUT_TILE =
            """
            INSERT INTO log.tile (epoch, level, index, first_position, hashes)
            VALUES (:epoch, :level, :index, :firstPosition, :hashes)
            ON CONFLICT (epoch, level, index) DO UPDATE SET hashes = EXCLUDED.hashes
            """;
    private static final String TILE =
            """
            SELECT hashes
            FROM log.tile
            WHERE epoch = :epoch AND level = :level AND index = :index
            """;
    private static final String LEAF =
            """
            SELECT t.index * 256 + e.place - 1
            FROM (
                SELECT index, first_position
                FROM log.tile
                WHERE epoch = :epoch AND level = 0 AND first_position <= :position
                ORDER BY first_position DESC
                LIMIT 1
            ) t
            CROSS JOIN LATERAL (
                SELECT count(*) AS place, max(global_index) AS last
                FROM eventstore.domain_event
                WHERE global_index >= t.first_position AND global_index <= :position
            ) e
            WHERE e.last = :position
            """;
    private static final String FIRST_POSITION =
            """
            SELECT first_position
            FROM log.tile
            WHERE epoch = :epoch AND level = 0 AND index = :index
            """;
    private static final String CHECKPOINT =
            """
            SELECT epoch, position, log_time, signed_at, note
            FROM log.checkpoint
            """;
    private static final String LARGEST =
            """
            ORDER BY size DESC
            LIMIT 1
            """;
    private static final String NEWEST = CHECKPOINT + "WHERE epoch = :epoch\n" + LARGEST;
    private static final String NEWEST_NOW =
            CHECKPOINT
                    + """
                    WHERE epoch = coalesce((
                        SELECT (convert_from(e.payload, 'UTF8')::jsonb ->> 'epoch')::int
                        FROM eventstore.domain_event e
                        WHERE e.aggregate_identifier = :history
                            AND e.payload_type
                                = 'lv.atbilstiba.history.api.event.HistoryEpochOpened'
                        ORDER BY e.sequence_number DESC
                        LIMIT 1
                    ), 1)
                    """
                    + LARGEST;
    private static final String OF_SIZE = CHECKPOINT + "WHERE epoch = :epoch AND size = :size";
    private static final String FROM_SIZE =
            CHECKPOINT
                    + """
                    WHERE epoch = :epoch AND size >= :size
                    ORDER BY size
                    LIMIT :limit
                    """;
    private static final String KEEP =
            """
            INSERT INTO log.checkpoint (epoch, size, position, log_time, signed_at, note)
            VALUES (:epoch, :size, :position, :logTime, :signedAt, :note)
            ON CONFLICT (epoch, size) DO UPDATE
            SET signed_at = EXCLUDED.signed_at, note = EXCLUDED.note
            """;
    private static final String COSIGN =
            """
            UPDATE log.checkpoint
            SET note = note || :line
            WHERE epoch = :epoch
                AND size = :size
                AND starts_with(note, :text)
                AND strpos(note, :line) = 0
            """;
    private static final String KEEP_KEY =
            """
            INSERT INTO log.verifier_key (vkey, signed_since)
            VALUES (:vkey, :since)
            ON CONFLICT (vkey) DO NOTHING
            """;
    private static final String KEYS =
            "SELECT vkey FROM log.verifier_key ORDER BY signed_since, vkey";

    private static final String KEY_USE =
            """
            SELECT vkey, signed_since, retired_at
            FROM log.verifier_key
            ORDER BY signed_since, vkey
            """;
    private static final String RETIRE =
            """
            UPDATE log.verifier_key
            SET retired_at = CASE WHEN vkey IN (:signing) THEN NULL ELSE coalesce(retired_at, :at) END
            """;
    private static final String HAND_OVER =
            "INSERT INTO log.key_handover (note) VALUES (:note) ON CONFLICT (note) DO NOTHING";
    private static final String HANDOVERS = "SELECT note FROM log.key_handover ORDER BY note";

    /** Full tiles, which never change: 8 KiB each. */
    private static final int TILES_REMEMBERED = 1024;

    private static final RowMapper<LogHead> HEAD_ROW =
            (row, _) ->
                    new LogHead(
                            row.getInt("epoch"),
                            row.getLong("size"),
                            row.getLong("position"),
                            new Hash(row.getBytes("root")));
    private static final RowMapper<StoredCheckpoint> CHECKPOINT_ROW =
            (row, _) ->
                    new StoredCheckpoint(
                            row.getInt("epoch"),
                            row.getLong("position"),
                            instant(row.getTimestamp("log_time")),
                            row.getTimestamp("signed_at").toInstant(),
                            SignedNote.parse(row.getString("note")));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Remembered<Place, byte[]> remembered = Remembered.atMost(TILES_REMEMBERED);

    private record Place(int epoch, Tile tile) {}

    public LogStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Which history is written now: 1, until another was opened. */
    public int epoch() {
        var opened = epochs();
        return opened.isEmpty() ? 1 : opened.getLast().number();
    }

    /** Every history after the first. */
    public List<HistoryEpoch> epochs() {
        return jdbc.sql(EPOCHS)
                .param("history", HistoryId.REGISTER.toString())
                .query((row, _) ->
                        new HistoryEpoch(
                                EventJson.mapper()
                                        .readValue(
                                                row.getBytes("payload"), HistoryEpochOpened.class),
                                row.getLong("kept"),
                                row.getLong("position"),
                                row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    /** Every revocation of a key, the oldest first. */
    public List<KeyRevocation> revocations() {
        return jdbc.sql(REVOKED)
                .param("history", HistoryId.REGISTER.toString())
                .query((row, _) ->
                        new KeyRevocation(
                                EventJson.mapper()
                                        .readValue(row.getBytes("payload"), LogKeyRevoked.class),
                                row.getLong("position"),
                                row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    public LogHead head() {
        var epoch = epoch();
        return jdbc.sql(HEAD)
                .param("epoch", epoch)
                .query(HEAD_ROW)
                .optional()
                .orElseGet(() -> LogHead.beginning(epoch));
    }

    /** What there is, counted; which takes its time. */
    public HistoryState.Found found() {
        return jdbc.sql(FOUND)
                .query((row, _) ->
                        new HistoryState.Found(row.getLong("events"), row.getLong("position")))
                .single();
    }

    /**
     * Stores what was appended, and moves the head in the same transaction.
     *
     * @param firstPositions of the tiles of leaf hashes among them, by their index
     * @return whether the head was still where it was expected; if not, nothing is stored
     */
    public boolean advance(
            LogHead expected,
            LogHead next,
            Collection<GrowingTree.Changed> tiles,
            Map<Long, Long> firstPositions) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> {
                    var moved =
                            expected.size() == 0 && put(BEGIN, next, null)
                                    || put(MOVE, next, expected.size());
                    if (!moved) {
                        status.setRollbackOnly();
                        return false;
                    }
                    for (var changed : tiles) put(next.epoch(), changed, firstPositions);
                    return true;
                }));
    }

    private boolean put(String sql, LogHead head, @Nullable Long expected) {
        return jdbc.sql(sql)
                        .param("epoch", head.epoch())
                        .param("size", head.size())
                        .param("position", head.position())
                        .param("root", head.root().bytes())
                        .param("expected", expected)
                        .update()
                == 1;
    }

    private void put(int epoch, GrowingTree.Changed changed, Map<Long, Long> firstPositions) {
        var tile = changed.tile();
        jdbc.sql(PUT_TILE)
                .param("epoch", epoch)
                .param("level", tile.level())
                .param("index", tile.index())
                .param("firstPosition", tile.level() == 0 ? firstPositions.get(tile.index()) : null)
                .param("hashes", changed.hashes())
                .update();
    }

    /** The tiles of a history. */
    public Tiles tiles(int epoch) {
        return tile -> {
            var place = new Place(epoch, tile.full());
            var known = remembered.get(place);
            if (known != null) return known;
            long generation = Memory.generation();
            var hashes =
                    jdbc.sql(TILE)
                            .param("epoch", epoch)
                            .param("level", tile.level())
                            .param("index", tile.index())
                            .query((row, _) -> row.getBytes("hashes"))
                            .optional()
                            .orElseThrow(() -> new Tiles.MissingTile(tile));
            if (hashes.length == Tile.WIDTH * Hash.LENGTH) {
                remembered.put(place, hashes, generation);
            }
            return hashes;
        };
    }

    /** The place in the log of the event at a position; empty if it is not in the log (yet). */
    public OptionalLong leafIndex(int epoch, long position) {
        var found =
                jdbc.sql(LEAF)
                        .param("epoch", epoch)
                        .param("position", position)
                        .query(Long.class)
                        .optional();
        return found.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** The position of the first event of a bundle of entries; empty if the log has none. */
    public OptionalLong firstPosition(int epoch, long tileIndex) {
        var found =
                jdbc.sql(FIRST_POSITION)
                        .param("epoch", epoch)
                        .param("index", tileIndex)
                        .query(Long.class)
                        .optional();
        return found.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** What was signed last in the history that is written now. */
    public Optional<StoredCheckpoint> newest() {
        return jdbc.sql(NEWEST_NOW)
                .param("history", HistoryId.REGISTER.toString())
                .query(CHECKPOINT_ROW)
                .optional();
    }

    /** What was signed last in a history. */
    public Optional<StoredCheckpoint> newest(int epoch) {
        return jdbc.sql(NEWEST).param("epoch", epoch).query(CHECKPOINT_ROW).optional();
    }

    public Optional<StoredCheckpoint> ofSize(int epoch, long size) {
        return jdbc.sql(OF_SIZE)
                .param("epoch", epoch)
                .param("size", size)
                .query(CHECKPOINT_ROW)
                .optional();
    }

    /** Checkpoints from a size on, the smallest first. */
    public List<StoredCheckpoint> fromSize(int epoch, long size, int limit) {
        return jdbc.sql(FROM_SIZE)
                .param("epoch", epoch)
                .param("size", size)
                .param("limit", limit)
                .query(CHECKPOINT_ROW)
                .list();
    }

    /**
     * Keeps a checkpoint, and the keys that signed it. One of the same size, which says how far the
     * record of looking had come by then, is replaced.
     */
    public void keep(StoredCheckpoint checkpoint, List<VerifierKey> signedBy) {
        transaction.executeWithoutResult(_ -> {
            for (var key : signedBy)
                jdbc.sql(KEEP_KEY)
                        .param("vkey", key.toString())
                        .param("since", time(checkpoint.signedAt()))
                        .update();
            jdbc.sql(KEEP)
                    .param("epoch", checkpoint.epoch())
                    .param("size", checkpoint.size())
                    .param("position", checkpoint.position())
                    .param("logTime", time(checkpoint.logTime()))
                    .param("signedAt", time(checkpoint.signedAt()))
                    .param("note", checkpoint.note().toString())
                    .update();
        });
    }

    /** Adds a witness's signature to a checkpoint, unless another of its size took its place. */
    public void cosign(StoredCheckpoint checkpoint, SignedNote.Signature signature) {
        jdbc.sql(COSIGN)
                .param("epoch", checkpoint.epoch())
                .param("size", checkpoint.size())
                .param("text", checkpoint.note().text() + "\n")
                .param("line", signature.line())
                .update();
    }

    /** Takes note of the keys that sign now, and of those that do so no more. */
    public void signing(List<VerifierKey> keys, List<KeyHandover> handovers, Instant at) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(RETIRE)
                    .param("signing", keys.stream().map(VerifierKey::toString).toList())
                    .param("at", time(at))
                    .update();
            for (var handover : handovers)
                jdbc.sql(HAND_OVER).param("note", handover.toString()).update();
        });
    }

    /** Every key that ever signed and when, the oldest first. */
    public List<LogKey> keyUse() {
        return jdbc.sql(KEY_USE)
                .query((row, _) ->
                        new LogKey(
                                row.getString("vkey"),
                                row.getTimestamp("signed_since").toInstant(),
                                instant(row.getTimestamp("retired_at"))))
                .list();
    }

    /** Every hand-over from one key to another. */
    public List<KeyHandover> handovers() {
        return jdbc.sql(HANDOVERS)
                .query((row, _) -> KeyHandover.parse(row.getString("note")))
                .list();
    }

    /** Every key that ever signed, the oldest first. */
    public List<VerifierKey> keys() {
        return jdbc.sql(KEYS).query((row, _) -> VerifierKey.parse(row.getString("vkey"))).list();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
