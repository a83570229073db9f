package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.history.api.HistoryId;
import lv.atbilstiba.history.api.event.HistoryEpochOpened;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.Provenance;
import lv.atbilstiba.kernel.Sealed;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.eventstore.EventEnvelope;
import lv.atbilstiba.platform.eventstore.StoredEvent;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.platform.log.KeyHandover;
import lv.atbilstiba.platform.tlog.Checkpoint;
import lv.atbilstiba.platform.tlog.GrowingTree;
import lv.atbilstiba.platform.tlog.Hash;
import lv.atbilstiba.platform.tlog.KeyType;
import lv.atbilstiba.platform.tlog.SignedNote;
import lv.atbilstiba.platform.tlog.SignerKey;
import lv.atbilstiba.policy.api.PolicyId;
import lv.atbilstiba.policy.api.PolicyParameter;
import lv.atbilstiba.policy.api.event.PolicyParameterSet;
import lv.atbilstiba.staff.api.StaffDetails;
import lv.atbilstiba.staff.api.event.StaffMemberChanged;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * A log in memory, and the packages that its register would make. Its events are such that no rule
 * finds anything, so a package needs no findings.
 */
record SomeLog(String origin, List<StoredEvent> events) {
    static final String ORIGIN = "test.example/register";
    static final SignerKey KEY = SignerKey.generate(ORIGIN, KeyType.LOG, new SecureRandom());

    private static final Instant BEGINNING = Instant.parse("2026-03-01T08:00:00.000001Z");
    private static final Map<String, SignedNote> SIGNED = new ConcurrentHashMap<>();
    private static final byte[] METADATA =
            EventJson.mapper().writeValueAsBytes(Provenance.REGISTER);

    SomeLog {
        events = List.copyOf(events);
    }

    static SomeLog of(int size, RandomGenerator random) {
        return new SomeLog(ORIGIN, List.of()).grown(size, random);
    }

    SomeLog named(String other) {
        return new SomeLog(other, events);
    }

    SomeLog with(List<StoredEvent> others) {
        return new SomeLog(origin, others);
    }

    /** Only its first entries. */
    SomeLog first(int size) {
        return with(events.subList(0, size));
    }

    int size() {
        return events.size();
    }

    /** The same with more events; their positions are even, and have holes. */
    SomeLog grown(int more, RandomGenerator random) {
        var next = new Growth(events);
        for (var i = 0; i < more; i++) next.add(random);
        return with(next.events);
    }

    /** The same with one event more. */
    SomeLog recording(String kind, String aggregate, Object fact) {
        var next = new Growth(events);
        next.add(kind, aggregate, fact, events.isEmpty() ? 2 : events.getLast().position() + 2);
        return with(next.events);
    }

    /** The same with the event that opens an epoch. */
    SomeLog opening(HistoryEpochOpened opened, long position) {
        var next = new Growth(events);
        next.add("RegisterHistory", HistoryId.REGISTER.toString(), opened, position);
        return new SomeLog(ORIGIN + "/epoch-" + opened.epoch(), next.events);
    }

    private List<byte[]> entries() {
        return events.stream().map(EventEnvelope::of).toList();
    }

    /** What the register signed when it had so many entries. */
    SignedNote checkpoint(int size) {
        var tree = new GrowingTree();
        first(size).entries().forEach(it -> tree.append(Hash.ofLeaf(it)));
        var text = new Checkpoint(origin, size, tree.root()).text();
        // The same text has the same signature, and signing takes longer than all the rest.
        return SIGNED.computeIfAbsent(
                text, it -> new SignedNote(it, List.of(KEY.sign(it, Instant.EPOCH))));
    }

    /** The package of everything. */
    Packed packed() {
        return packed(checkpoint(size()));
    }

    Packed packed(SignedNote checkpoint) {
        var entries = entries();
        return new Packed(
                checkpoint, entries.stream().map(Hash::ofLeaf).toList(), entries, List.of());
    }

    /**
     * A package.
     *
     * @param entries the events as they are in the file
     */
    record Packed(
            SignedNote checkpoint,
            List<Hash> leaves,
            List<byte[]> entries,
            List<KeyHandover> handovers) {
        /** What became of the table or the file after the log had been written. */
        Packed with(List<byte[]> others) {
            return new Packed(checkpoint, leaves, others, handovers);
        }

        Packed with(KeyHandover... others) {
            return new Packed(checkpoint, leaves, entries, List.of(others));
        }

        Verification.Verdict verified(Trust trust) {
            var verification = new Verification(trust, Instant.MAX);
            verification.header(
                    new AuditPackage.Header(
                            null,
                            null,
                            0,
                            0,
                            null,
                            BEGINNING,
                            null,
                            checkpoint.toString(),
                            List.of(KEY.verifier().toString()),
                            handovers.stream().map(KeyHandover::toString).toList()));
            for (var from = 0; from < leaves.size(); from += 256) {
                var hashes = new ByteArrayOutputStream();
                leaves.subList(from, Math.min(from + 256, leaves.size()))
                        .forEach(it -> hashes.writeBytes(it.bytes()));
                verification.leaves(from / 256, hashes.toByteArray());
            }
            entries.forEach(it -> verification.event(Entry.of(it)));
            verification.end(entries.size(), 0);
            return verification.verdict();
        }
    }

    /** One who trusts the register's key and holds an older checkpoint. */
    static Trust trust(@Nullable SignedNote older) {
        return new Trust(List.of(KEY.verifier()), List.of(), older);
    }

    private static final class Growth {
        private final List<StoredEvent> events;
        private final HashMap<String, Long> versions = new HashMap<>();

        Growth(List<StoredEvent> before) {
            events = new ArrayList<>(before);
            for (var event : before) versions.put(event.aggregate(), event.sequence());
        }

        void add(RandomGenerator random) {
            var last = events.isEmpty() ? 0 : events.getLast().position();
            var position = last + 2 + 2L * random.nextInt(3);
            if (random.nextInt(3) == 0) {
                var value = "P" + (1 + random.nextInt(90)) + "D";
                var day = LocalDate.of(2026, 4, 1).plusDays(random.nextInt(90));
                add(
                        "StatePolicy",
                        PolicyId.STATE.toString(),
                        new PolicyParameterSet(
                                PolicyParameter.VACANCY_GRACE,
                                value,
                                day,
                                new Basis("Rīkojums „" + random.nextInt(1000) + "”")),
                        position);
                return;
            }
            var person = new StaffId(new UUID(0x7000L, 0x8000_0000_0000_0000L + random.nextInt(9)));
            var cipher = "c" + Long.toString(random.nextLong(1L << 40), 36);
            var sealed = new Sealed(person.toString(), "1", cipher);
            var details = new StaffDetails(sealed, sealed, null, null);
            add(
                    "StaffMember",
                    person.toString(),
                    versions.containsKey(person.toString())
                            ? new StaffMemberChanged(person, details)
                            : new StaffMemberRegistered(
                                    person,
                                    new InstitutionId("90000000002"),
                                    details,
                                    LocalDate.of(2026, 3, 1)),
                    position);
        }

        void add(String kind, String aggregate, Object fact, long position) {
            var version = versions.merge(aggregate, 0L, (before, _) -> before + 1);
            var at = BEGINNING.plusSeconds(position);
            events.add(
                    new StoredEvent(
                            position,
                            new UUID(0x4000L, position).toString(),
                            kind,
                            aggregate,
                            version,
                            at.minusMillis(3),
                            at,
                            fact.getClass().getName(),
                            "1",
                            EventJson.mapper().writeValueAsBytes(fact),
                            METADATA));
        }
    }
}
