package lv.atbilstiba.audit.read.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.platform.log.StoredCheckpoint;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.HistoryGiven;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.read.Slice;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.Tile;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The log as every client of transparency logs reads it.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
@RestController
@Tag(name = "Audit")
final class LogEndpoint {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final CacheControl SECONDS = CacheControl.maxAge(Duration.ofSeconds(1));
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final VerifiableLog log;

    LogEndpoint(VerifiableLog log) {
        this.log = log;
    }

    @GetMapping("/api/audit/log/checkpoint")
    @Operation(
            summary = "The newest signed checkpoint of the history",
            description =
                    "A C2SP tlog-checkpoint: the log's name, its number of entries and the root of"
                        + " its Merkle tree, signed by the register and cosigned by its witnesses."
                        + " Who keeps it can prove later that nothing was changed or taken away."
                        + " Everything beneath /api/audit/log is C2SP tlog-tiles.")
    ResponseEntity<String> checkpoint() {
        return note(log.newest());
    }

    @GetMapping("/api/audit/log/epochs/{epoch}/checkpoint")
    @Operation(
            summary = "The newest signed checkpoint of an epoch of the history",
            description =
                    "As far as the database has it: what it lost is in the event that opened the"
                            + " next epoch, and where checkpoints are kept out of its reach.")
    ResponseEntity<String> epochCheckpoint(@PathVariable int epoch) {
        return note(log.newest(epoch));
    }

    private static ResponseEntity<String> note(Optional<StoredCheckpoint> checkpoint) {
        return text(checkpoint.orElseThrow(Sight::nothing).note().toString());
    }

    @GetMapping("/api/audit/log/keys")
    @Operation(
            summary = "The public keys that signed checkpoints, the oldest first",
            description = "One vkey (C2SP signed-note) in each line.")
    ResponseEntity<String> keys() {
        return text(
                log.keys().stream()
                        .map(VerifierKey::toString)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    /**
     * @param position of the last event that it covers
     * @param logTime of that event
     */
    record Signed(
            long size, long position, @Nullable Instant logTime, Instant signedAt, String note) {
        static Signed of(StoredCheckpoint it) {
            return new Signed(
                    it.size(), it.position(), it.logTime(), it.signedAt(), it.note().toString());
        }
    }

    record Checkpoints(List<Signed> items, @Nullable String next) {}

    @GetMapping("/api/audit/log/checkpoints")
    @Operation(
            summary = "Every checkpoint that was signed, the smallest first",
            description = "With the position up to which each goes, and when it was signed.")
    Checkpoints checkpoints(
            @Parameter(description = "At most 1000") @RequestParam(required = false)
                    @Nullable Integer limit,
            @Parameter(description = "The next of the page before")
                    @RequestParam(defaultValue = "0")
                    long cursor) {
        return page(log.epoch(), limit, cursor);
    }

    @GetMapping("/api/audit/log/epochs/{epoch}/checkpoints")
    @Operation(
            summary = "Every checkpoint that was signed of an epoch, the smallest first",
            description = "With the position up to which each goes, and when it was signed.")
    Checkpoints epochCheckpoints(
            @PathVariable int epoch,
            @Parameter(description = "At most 1000") @RequestParam(required = false)
                    @Nullable Integer limit,
            @Parameter(description = "The next of the page before")
                    @RequestParam(defaultValue = "0")
                    long cursor) {
        return page(epoch, limit, cursor);
    }

    private Checkpoints page(int epoch, @Nullable Integer limit, long cursor) {
        var most = Slice.limit(limit);
        if (cursor < 0) throw AsOfs.invalid("cursor", "invalid-value");
        var found = log.fromSize(epoch, cursor, most + 1).stream().map(Signed::of).toList();
        return found.size() > most
                ? new Checkpoints(found.subList(0, most), Long.toString(found.getLast().size()))
                : new Checkpoints(found, null);
    }

    /**
     * @param hashes the nodes of RFC 9162, 2.1.4, in Base64
     */
    record Consistency(long from, long to, List<String> hashes) {}

    @GetMapping("/api/audit/log/consistency")
    @Operation(
            summary = "Proof that the history of one size extends that of another",
            description = "RFC 6962, 2.1.2, for the roots of the checkpoints with these sizes.")
    Consistency consistency(
            @Parameter(description = "The older size, at least 1") @RequestParam long from,
            @Parameter(description = "The newer size") @RequestParam long to) {
        if (from < 1) throw AsOfs.invalid("from", "invalid-value");
        if (to < from) throw AsOfs.invalid("to", "invalid-value");
        var proof =
                log.consistency(from, to).orElseThrow(() -> AsOfs.invalid("to", "in-the-future"));
        return new Consistency(from, to, proof.path().stream().map(Hash::toString).toList());
    }

    @GetMapping("/api/audit/log/tile/{level}/{*index}")
    @Operation(
            summary = "Hashes of the tree: a tile",
            description = "C2SP tlog-tiles, Merkle Tree.")
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String index) {
        return hashes(log.epoch(), level + index);
    }

    @GetMapping("/api/audit/log/epochs/{epoch}/tile/{level}/{*index}")
    @Operation(
            summary = "Hashes of the tree of an epoch: a tile",
            description = "C2SP tlog-tiles, Merkle Tree. Entries are served of the newest alone.")
    ResponseEntity<byte[]> epochTile(
            @PathVariable int epoch, @PathVariable String level, @PathVariable String index) {
        return hashes(epoch, level + index);
    }

    private ResponseEntity<byte[]> hashes(int epoch, String path) {
        return bytes(
                Tile.parse(path)
                        .filter(it -> it.level() != Tile.ENTRIES)
                        .flatMap(it -> log.hashes(epoch, it)),
                FOR_EVER);
    }

    @GetMapping("/api/audit/log/tile/entries/{*index}")
    @HistoryGiven
    @Operation(
            summary = "Entries of the log: the events themselves",
            description =
                    "C2SP tlog-tiles, Log entries. Each is the canonical JSON (RFC 8785) of a row"
                            + " of the event store with all its columns; its hash is the leaf.")
    ResponseEntity<byte[]> entries(@PathVariable String index) {
        return bytes(
                Tile.parse("entries" + index).flatMap(log::entries),
                CacheControl.noStore().cachePrivate());
    }

    private static ResponseEntity<String> text(String text) {
        return ResponseEntity.ok().contentType(TEXT).cacheControl(SECONDS).body(text);
    }

    private static ResponseEntity<byte[]> bytes(Optional<byte[]> found, CacheControl kept) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(kept)
                .body(found.orElseThrow(Sight::nothing));
    }
}
