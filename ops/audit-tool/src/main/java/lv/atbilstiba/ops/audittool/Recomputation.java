package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.rules.FindingLedger;
import lv.atbilstiba.compliance.rules.FindingRow;
import lv.atbilstiba.compliance.rules.HeldRow;
import lv.atbilstiba.compliance.rules.Register;
import lv.atbilstiba.compliance.rules.RowChange;
import lv.atbilstiba.compliance.rules.RowKey;
import lv.atbilstiba.compliance.rules.RuleBook;
import lv.atbilstiba.compliance.rules.Touched;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.kernel.Unreadable;
import lv.atbilstiba.platform.eventstore.StoredEvent;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Judges the events anew, by the rulebook that the register uses, and compares. */
final class Recomputation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_UNSAID = 100;
    private static final Comparator<FindingRow> AS_IN_A_PACKAGE =
            Comparator.comparing(FindingRow::subject)
                    .thenComparing(FindingRow::rule)
                    .thenComparing(FindingRow::fromPosition)
                    .thenComparing(FindingRow::validFrom);

    private final Function<Register, Judge> judges;
    private Register register;
    private Judge judge;

    /** What the events give and the register has not said yet. */
    private final Map<RowKey, HeldRow> rows = new HashMap<>();

    /** What the events give and the register said, in its order. */
    private final List<HeldRow> said = new ArrayList<>();

    /** Aggregates of which an event could not be taken in. */
    private final Set<String> unread = new HashSet<>();

    /** Subjects that could not be judged. */
    private final Set<String> unjudged = new HashSet<>();

    private boolean broken;

    /** Judges a subject that an event touched. */
    @FunctionalInterface
    interface Judge {
        List<RowChange> judge(Touched touched);
    }

    Recomputation() {
        this(register -> new FindingLedger(RuleBook.current(), register)::judge);
    }

    /**
     * @param judges what judges the subjects of a register
     */
    Recomputation(Function<Register, Judge> judges) {
        this.judges = judges;
        register = new Register();
        judge = judges.apply(register);
    }

    /** Before the first event: the day on which the register opened, unless another was set. */
    void openedOn(LocalDate day) {
        register = new Register(day);
        judge = judges.apply(register);
    }

    /**
     * Folds an event; the faults if it cannot be understood, or somebody not be judged after it.
     * After one that this tool does not know nothing more is judged; after one whose content cannot
     * be taken in, nothing more of its subject; where a rule fails, that subject, and others are.
     */
    List<Fault> take(StoredEvent event, Supplier<Recorded<Object>> fact) {
        if (broken || unread.contains(event.aggregate())) return List.of();
        Recorded<Object> taken;
        try {
            taken = fact.get();
        } catch (RuntimeException e) {
            return List.of(notUnderstood(event, e)); // an unknown event, or a broken one
        }
        if (taken.event() instanceof Unreadable unreadable) {
            // as the register does: nothing later is taken in of it, and others are judged on
            unread.add(event.aggregate());
            return List.of(
                    new Fault.Unread(event.position(), unreadable.type(), unreadable.aggregate()));
        }
        var inOrder = taken.position() > register.position();
        List<Touched> touched;
        try {
            touched = register.apply(taken);
        } catch (RuntimeException e) {
            if (!inOrder) return List.of(notUnderstood(event, e)); // nothing can happen so
            unread.add(event.aggregate());
            return List.of(unjudged(event, event.aggregate(), e));
        }
        var faults = new ArrayList<Fault>();
        for (var one : touched) judge(event, one).ifPresent(faults::add);
        return faults;
    }

    private Optional<Fault> judge(StoredEvent event, Touched touched) {
        var subject = touched.subject().toString();
        if (unjudged.contains(subject)) return Optional.empty();
        try {
            for (var change : judge.judge(touched)) take(change);
            return Optional.empty();
        } catch (RuntimeException e) {
            unjudged.add(subject);
            return Optional.of(unjudged(event, subject, e));
        }
    }

    private Fault notUnderstood(StoredEvent event, RuntimeException why) {
        broken = true;
        return new Fault.NotUnderstood(event.position(), String.valueOf(why.getMessage()));
    }

    private static Fault unjudged(StoredEvent event, String subject, RuntimeException why) {
        return new Fault.Unjudged(event.position(), subject, why.toString());
    }

    /** Whether nothing can be told of a subject. */
    boolean isUnjudged(SubjectId subject) {
        return unjudged.contains(subject.toString()) || unread.contains(subject.toString());
    }

    private void take(RowChange change) {
        switch (change) {
            case RowChange.Opened(var row) -> rows.put(row.key(), new HeldRow(row, null));
            case RowChange.Superseded(var key, var position) ->
                    rows.computeIfPresent(key, (_, held) -> new HeldRow(held.row(), position));
            case RowChange.Deleted(var key) -> rows.remove(key);
        }
    }

    /** Compares a finding that the register gave with what the events give. */
    Optional<Fault> compare(Said given) {
        var finding = given.finding();
        if (broken || unjudged.contains(finding.path("subject").asString()))
            return Optional.empty();
        var held = given.key() == null ? null : rows.remove(given.key());
        if (held == null) return Optional.of(another(finding, null));
        said.add(held);
        var found = json(held);
        return finding.equals(found)
                ? Optional.empty()
                : Optional.of(another(finding, text(found)));
    }

    private static Fault another(JsonNode said, @Nullable String found) {
        return new Fault.OtherFinding(
                said.path("subject").asString(),
                said.path("rule").asString(),
                said.path("fromPosition").asLong(),
                Instant.parse(said.path("validFrom").asString()),
                text(said),
                found);
    }

    /** What the events give and the register did not say. */
    List<Fault> unsaid(AuditPackage.Header header) {
        if (broken) return List.of();
        return rows.values().stream()
                .map(HeldRow::row)
                .filter(it -> !unjudged.contains(it.subject().toString()))
                .filter(it ->
                        header.institution() == null
                                || header.institution()
                                        .equals(it.institution().registrationNumber()))
                .filter(it -> !it.validFrom().isAfter(register.logTime())) // only predicted
                .sorted(AS_IN_A_PACKAGE)
                .limit(MOST_UNSAID)
                .<Fault>map(Recomputation::unsaid)
                .toList();
    }

    private static Fault unsaid(FindingRow row) {
        return new Fault.OtherFinding(
                row.subject().toString(),
                row.rule().code(),
                row.fromPosition(),
                row.validFrom(),
                null,
                row.status().name());
    }

    /** What holds of a subject at a position and an instant, by rule. */
    List<FindingRow> of(SubjectId subject, long position, Instant instant) {
        return Stream.concat(said.stream(), rows.values().stream())
                .filter(it -> it.row().subject().equals(subject))
                .filter(it -> it.holdsAt(position, instant))
                .map(HeldRow::row)
                .sorted(Comparator.comparing(FindingRow::rule))
                .toList();
    }

    private static String text(JsonNode finding) {
        return finding.path("status").asString()
                + " "
                + finding.path("reasons")
                + " "
                + finding.path("since").asString()
                + ".."
                + finding.path("toPosition").asString("");
    }

    /** As it is when a package that gives it is read. */
    private static ObjectNode json(HeldRow held) {
        var row = held.row();
        var json = JSON.createObjectNode();
        json.put("subject", row.subject().toString());
        json.put("institution", row.institution().registrationNumber());
        json.put("rule", row.rule().code());
        json.put("ruleVersion", row.ruleVersion());
        json.put("status", row.status().name());
        json.put("severity", row.severity().name());
        json.set("reasons", JSON.valueToTree(row.reasons()));
        json.put("since", row.since().toString());
        put(json, "cause", row.cause());
        put(json, "fromPosition", row.fromPosition());
        if (held.toPosition() != null) put(json, "toPosition", held.toPosition());
        json.put("validFrom", row.validFrom().toString());
        if (row.validUntil() != null) json.put("validUntil", row.validUntil().toString());
        return json;
    }

    /** Reading gives the smallest number that holds a value, and one of another size differs. */
    private static void put(ObjectNode json, String name, long value) {
        if (value == (int) value) json.put(name, (int) value);
        else json.put(name, value);
    }
}
