package lv.atbilstiba.audit.read.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.history.api.Loss;
import lv.atbilstiba.platform.log.HistoryEpoch;
import lv.atbilstiba.platform.log.HistoryState;
import lv.atbilstiba.platform.log.HistoryState.Found;
import lv.atbilstiba.platform.log.HistoryState.Published;
import lv.atbilstiba.platform.log.HistoryWatch;
import lv.atbilstiba.platform.log.KeyHandover;
import lv.atbilstiba.platform.log.KeyRevocation;
import lv.atbilstiba.platform.log.LogKey;
import lv.atbilstiba.platform.log.LogProperties;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.read.Sight;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

@RestController
@Tag(name = "Audit")
final class LogHistoryEndpoint {
    private final HistoryWatch watch;
    private final LogStore store;
    private final LogProperties properties;

    LogHistoryEndpoint(HistoryWatch watch, LogStore store, LogProperties properties) {
        this.watch = watch;
        this.store = store;
        this.properties = properties;
    }

    /**
     * @param epoch which history is written now
     * @param origin the log's name in its checkpoints
     * @param state WHOLE, BEHIND (the database has fewer entries than were published: it was rolled
     *     back), BESIDE (it has others: it was written anew) or UNKNOWN (nothing that was kept
     *     could be compared with)
     * @param published what it lacks, if it lacks anything
     * @param found what there is instead
     * @param epochs every history after the first, the oldest first
     * @param keys every key that ever signed, the oldest first
     * @param handovers signed notes by which an older key names a newer one
     * @param revocations keys that are not trusted from a day on, and why
     */
    record History(
            int epoch,
            String origin,
            String state,
            @Nullable Published published,
            @Nullable Found found,
            List<Epoch> epochs,
            List<LogKey> keys,
            List<String> handovers,
            List<Revocation> revocations) {}

    /**
     * @param key as a vkey
     * @param from the first day on which it is not trusted
     * @param position of the event that says so
     */
    record Revocation(String key, LocalDate from, String reason, Instant revokedAt, long position) {
        static Revocation of(KeyRevocation it) {
            var revoked = it.revoked();
            return new Revocation(
                    revoked.key(), revoked.from(), revoked.reason(), it.at(), it.position());
        }
    }

    /**
     * @param origin the log's name in its checkpoints from then on
     * @param keptPosition of the last event that was left
     * @param position of the event that opened it; what lies between was lost, or never was
     * @param loss what was published and what was found, with the checkpoint that no longer fits
     */
    record Epoch(
            int epoch,
            String origin,
            Instant openedAt,
            long keptPosition,
            long position,
            Loss loss,
            String reason) {}

    @GetMapping("/api/audit/log/history")
    @Operation(
            summary = "Whether the history is what was published of it",
            description =
                    "The database is compared with the newest signed checkpoint that is kept where"
                        + " its owner cannot reach. While it lacks anything, every answer says so"
                        + " in the header History-State, and nothing is written until an operator"
                        + " opens a new epoch, which is told here for ever.")
    History history() {
        var state = watch.state();
        return switch (state) {
            case HistoryState.Behind(var published, var found) -> told(state, published, found);
            case HistoryState.Beside(var published, var found) -> told(state, published, found);
            case HistoryState.Whole _, HistoryState.Unknown _ -> told(state, null, null);
        };
    }

    private History told(HistoryState state, @Nullable Published published, @Nullable Found found) {
        var epochs = store.epochs();
        var epoch = epochs.isEmpty() ? 1 : epochs.getLast().number();
        return new History(
                epoch,
                properties.origin(epoch),
                state.word(),
                published,
                found,
                epochs.stream().map(this::told).toList(),
                store.keyUse(),
                store.handovers().stream().map(KeyHandover::toString).toList(),
                store.revocations().stream().map(Revocation::of).toList());
    }

    private Epoch told(HistoryEpoch it) {
        return new Epoch(
                it.number(),
                properties.origin(it.number()),
                it.openedAt(),
                it.kept(),
                it.position(),
                it.opened().loss(),
                it.opened().reason());
    }

    @GetMapping("/api/audit/log/epochs/{epoch}")
    @Operation(
            summary = "How an epoch of the history came to be",
            description = "What was published, what was found, and why it was gone on from there.")
    Epoch epoch(@PathVariable int epoch) {
        return store.epochs().stream()
                .filter(it -> it.number() == epoch)
                .map(this::told)
                .findFirst()
                .orElseThrow(Sight::nothing);
    }
}
