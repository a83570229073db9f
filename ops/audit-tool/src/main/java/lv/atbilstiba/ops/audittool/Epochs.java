package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.Loss;
import lv.atbilstiba.history.api.event.HistoryEpochOpened;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.platform.log.LogName;
import lv.atbilstiba.platform.tlog.Checkpoint;

import tools.jackson.core.JacksonException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The epochs of the history that its own events declare: where the register went on from a database
 * that had lost some of what was published.
 */
final class Epochs {
    /**
     * @param kept how many entries of the log were left
     * @param position of the event that declares it
     */
    record Declared(HistoryEpochOpened opened, long kept, long position, Instant at) {}

    private final List<Declared> declared = new ArrayList<>();

    /**
     * @param leaf the entry's place in the log, where it was found as it was signed
     */
    void take(StoredEvent event, long leaf) {
        if (!event.aggregate().equals(HistoryId.REGISTER.toString())) return;
        try {
            var opened = EventJson.mapper().readValue(event.payload(), HistoryEpochOpened.class);
            declared.add(new Declared(opened, leaf, event.position(), event.recordedAt()));
        } catch (JacksonException e) {
            // who judges the events says that it cannot be understood
        }
    }

    List<Declared> all() {
        return List.copyOf(declared);
    }

    /**
     * What an older checkpoint of an earlier epoch shows.
     *
     * @param fits whether the log had the older checkpoint's root at its size; false too if it
     *     never was so large
     */
    Optional<Fault> judge(Checkpoint older, Checkpoint newer, boolean fits) {
        var was = LogName.of(older.origin()).epoch();
        var next = declared.stream().filter(it -> it.opened().epoch() > was).findFirst();
        if (next.isEmpty())
            return Optional.of(new Fault.UndeclaredEpoch(older.origin(), newer.origin()));
        var epoch = next.get();
        if (older.size() <= epoch.kept() && fits) return Optional.empty();
        if (older.size() > epoch.kept())
            return Optional.of(
                    new Fault.LostSince(
                            older.size(),
                            epoch.kept(),
                            epoch.opened().epoch(),
                            epoch.at(),
                            epoch.position(),
                            epoch.opened().reason()));
        return Optional.of(
                epoch.opened().loss().kind() == Loss.Kind.BESIDE
                        ? new Fault.RewrittenAndDeclared(
                                older.size(),
                                epoch.opened().epoch(),
                                epoch.at(),
                                epoch.position(),
                                epoch.opened().reason())
                        : new Fault.Rewritten(older.size()));
    }
}
