package lv.atbilstiba.audit.read;

import com.fasterxml.jackson.annotation.JsonInclude;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.platform.eventstore.EventEnvelope;
import lv.atbilstiba.platform.eventstore.EventLog;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.log.KeyHandover;
import lv.atbilstiba.platform.log.LogStore;
import lv.atbilstiba.platform.log.StoredCheckpoint;
import lv.atbilstiba.platform.read.AsOf;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.PackagePart;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.Tile;
import lv.atbilstiba.platform.tlog.VerifierKey;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * Writes an audit package: lines of JSON, each an object. First the header with the signed
 * checkpoint that covers everything in it; then, unless it holds every event, the leaf hashes of
 * the log; then the events, each the entry of the log byte for byte; then what the register said;
 * last how many lines there were. See {@code docs/auditing.md}.
 */
@Component
final class AuditPackage {
    private static final int BUFFER = 1 << 16;

    /** Bytes of a leaf's hash in Base64. */
    private static final long LEAF = 43;

    private final EventLog log;
    private final EventFinder finder;
    private final LogStore store;
    private final AsOfs asOfs;
    private final List<PackagePart> parts;
    private final JsonMapper json;
    private final Clock clock;

    AuditPackage(
            EventLog log,
            EventFinder finder,
            LogStore store,
            AsOfs asOfs,
            List<PackagePart> parts,
            JsonMapper json,
            @Qualifier("registerClock") Clock clock) {
        this.log = log;
        this.finder = finder;
        this.store = store;
        this.asOfs = asOfs;
        this.parts = parts;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The first line.
     *
     * @param format of the package; another form is another number
     * @param institution whose events and findings it holds; null for all
     * @param from it has no event recorded before; null if that was not asked for
     * @param to it has no event recorded then or later; null if that was not asked for
     * @param after it has no event up to this position
     * @param upTo the position of the last event that it can have, as of which the register's
     *     findings are given
     * @param logTime at {@code upTo}
     * @param registerOpenedOn the day of the first event of all, which an institution's package may
     *     lack; another one that was set is among the events
     * @param checkpoint C2SP tlog-checkpoint, signed
     * @param keys the register's public keys, as it says itself
     * @param handovers signed notes by which an older key names a newer one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Header(
            int format,
            @Nullable String institution,
            @Nullable Instant from,
            @Nullable Instant to,
            long after,
            long upTo,
            @Nullable Instant logTime,
            Instant madeAt,
            @Nullable LocalDate registerOpenedOn,
            String checkpoint,
            List<String> keys,
            List<String> handovers) {}

    record First(@com.fasterxml.jackson.annotation.JsonProperty("package") Header header) {}

    /** Leaf hashes, from the tile's first on. */
    record Leaves(long tile, String hashes) {}

    record Last(Counts end) {}

    record Counts(long events, long others) {}

    /** What was signed last; what a package made now goes up to. */
    @Nullable StoredCheckpoint newest() {
        return store.newest().orElse(null);
    }

    /**
     * Waits until every view that the package is made of has come so far.
     *
     * @throws lv.atbilstiba.platform.problem.ProblemException 503 if one does not come in time:
     *     then nothing has been given yet
     */
    void await(PackageScope scope) {
        var point = point(scope);
        if (scope.institution() != null)
            asOfs.answer(AuditEventsProjection.NAME, Asked.NOW.at(point), (_, at) -> at);
        if (scope.period().fromTheBeginning()) for (var part : parts) part.await(point);
    }

    private AsOf point(PackageScope scope) {
        var upTo = scope.period().upTo();
        return new AsOf(upTo, log.logTime(upTo).orElse(Instant.EPOCH), true);
    }

    /**
     * How many bytes it will have at least, about: what the register found is not counted.
     *
     * @param most ends the counting
     */
    long bytes(PackageScope scope, StoredCheckpoint checkpoint, long most) {
        var period = scope.period();
        var bytes = checkpoint.size() * LEAF;
        for (var filter : filters(scope.institution()))
            bytes += finder.bytes(filter, period.after(), period.upTo(), most);
        return bytes;
    }

    void write(PackageScope scope, StoredCheckpoint checkpoint, OutputStream to)
            throws IOException {
        var out = new Out(new BufferedOutputStream(to, BUFFER));
        var period = scope.period();
        var logTime = log.logTime(period.upTo()).orElse(null);
        out.line(new First(header(scope, logTime, checkpoint)));
        leaves(checkpoint, out);
        var events =
                new EventLines(
                                after -> portion(scope.institution(), after, period.upTo()),
                                EventEnvelope::of)
                        .write(period.after(), out.stream);
        var before = out.lines;
        if (period.fromTheBeginning()) {
            for (var part : parts) part.write(point(scope), scope.institution(), out::line);
        }
        out.line(new Last(new Counts(events, out.lines - before)));
        out.stream.flush();
    }

    private Header header(
            PackageScope scope, @Nullable Instant logTime, StoredCheckpoint checkpoint) {
        return new Header(
                1,
                scope.institution() == null ? null : scope.institution().registrationNumber(),
                scope.period().from(),
                scope.period().to(),
                scope.period().after(),
                scope.period().upTo(),
                logTime,
                clock.instant(),
                log.firstDay().orElse(null),
                checkpoint.note().toString(),
                store.keys().stream().map(VerifierKey::toString).toList(),
                store.handovers().stream().map(KeyHandover::toString).toList());
    }

    private void leaves(StoredCheckpoint checkpoint, Out out) throws IOException {
        var tiles = store.tiles(checkpoint.epoch());
        for (var index = 0L; ; index++) {
            var tile = Tile.of(0, index, checkpoint.size());
            if (tile.isEmpty()) return;
            var hashes = Arrays.copyOf(tiles.read(tile.get()), tile.get().width() * Hash.LENGTH);
            out.line(new Leaves(index, Base64.getEncoder().encodeToString(hashes)));
        }
    }

    private static List<EventFilter> filters(@Nullable InstitutionId institution) {
        return institution == null
                ? List.of(EventFilter.EVERYTHING)
                : List.of(
                        new EventFilter(null, institution, List.of(), null),
                        EventFilter.subject("policy-state"),
                        EventFilter.subject(HistoryId.REGISTER.toString()));
    }

    private List<StoredEvent> portion(@Nullable InstitutionId institution, long after, long upTo) {
        return filters(institution).stream()
                .flatMap(filter -> finder.find(filter, after, upTo, EventLines.PORTION).stream())
                .sorted(Comparator.comparingLong(StoredEvent::position))
                .distinct()
                .limit(EventLines.PORTION)
                .toList();
    }

    private final class Out {
        private final OutputStream stream;
        private long lines;

        Out(OutputStream stream) {
            this.stream = stream;
        }

        void line(Object object) throws IOException {
            line(json.writeValueAsBytes(object));
        }

        void line(byte[] bytes) throws IOException {
            stream.write(bytes);
            stream.write('\n');
            lines++;
        }
    }
}
