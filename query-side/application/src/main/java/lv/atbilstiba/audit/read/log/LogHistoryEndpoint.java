package lv.atbilstiba.audit.read.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.platform.log.HistoryState;
import lv.atbilstiba.platform.log.HistoryState.Found;
import lv.atbilstiba.platform.log.HistoryState.Published;
import lv.atbilstiba.platform.log.HistoryWatch;
import lv.atbilstiba.platform.log.LogStore;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit")
final class LogHistoryEndpoint {
    private final HistoryWatch watch;
    private final LogStore store;

    LogHistoryEndpoint(HistoryWatch watch, LogStore store) {
        this.watch = watch;
        this.store = store;
    }

    /**
     * @param epoch which history is written now
     * @param state WHOLE, BEHIND (the database has fewer entries than were published: it was rolled
     *     back), BESIDE (it has others: it was written anew) or UNKNOWN (nothing that was kept
     *     could be compared with)
     * @param published what it lacks, if it lacks anything
     * @param found what there is instead
     */
    record History(int epoch, String state, @Nullable Published published, @Nullable Found found) {}

    @GetMapping("/api/audit/log/history")
    @Operation(
            summary = "Whether the history is what was published of it",
            description =
                    "The database is compared with the newest signed checkpoint that is kept where"
                        + " its owner cannot reach. While it lacks anything, every answer says so"
                        + " in the header History-State, and nothing is written.")
    History history() {
        var state = watch.state();
        return switch (state) {
            case HistoryState.Behind(var published, var found) ->
                    new History(store.epoch(), state.word(), published, found);
            case HistoryState.Beside(var published, var found) ->
                    new History(store.epoch(), state.word(), published, found);
            case HistoryState.Whole _, HistoryState.Unknown _ ->
                    new History(store.epoch(), state.word(), null, null);
        };
    }
}
