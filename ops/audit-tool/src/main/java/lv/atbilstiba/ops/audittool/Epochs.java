package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.Loss;
import lv.atbilstiba.history.api.event.HistoryEpochOpened;
import lv.atbilstiba.history.api.event.LogKeyRevoked;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.platform.log.LogName;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.VerifierKey;

import tools.jackson.core.JacksonException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the history's own events declare of it: its epochs, where the register went on from a
 * database that had lost some of what was published, and keys that are not trusted any more.
 */
final class Epochs {
    /**
     * @param kept how many entries of the log were left
     * @param position of the event that declares it
     */
    record Declared(HistoryEpochOpened opened, long kept, long position, Instant at) {}

    /**
     * A key that is not trusted any more.
     *
     * @param position of the event that says so
     */
    record Revoked(Revocation revocation, long position, Instant at, String reason) {}

    private final List<Declared> declared = new ArrayList<>();
    private final List<Revoked> revoked = new ArrayList<>();

    /**
     * @param leaf the entry's place in the log, where it was found as it was signed
     */
    void take(StoredEvent event, long leaf) {
        if (!event.aggregate().equals(HistoryId.REGISTER.toString())) return;
        try {
            if (event.type().equals(LogKeyRevoked.class.getName()))
                revoked.add(revoked(event, fact(event, LogKeyRevoked.class)));
            if (event.type().equals(HistoryEpochOpened.class.getName()))
                declared.add(
                        new Declared(
                                fact(event, HistoryEpochOpened.class),
                                leaf,
                                event.position(),
                                event.recordedAt()));
        } catch (JacksonException | IllegalArgumentException e) {
            // who judges the events says that it cannot be understood
        }
    }

    private static <T> T fact(StoredEvent event, Class<T> type) {
        return EventJson.mapper().readValue(event.payload(), type);
    }

    private static Revoked revoked(StoredEvent event, LogKeyRevoked fact) {
        return new Revoked(
                new Revocation.FromDay(VerifierKey.parse(fact.key()), fact.from()),
                event.position(),
                event.recordedAt(),
                fact.reason());
    }

    List<Revoked> revoked() {
        return List.copyOf(revoked);
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
