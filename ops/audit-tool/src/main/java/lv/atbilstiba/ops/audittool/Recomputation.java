package lv.atbilstiba.ops.audittool;

import lv.atbilstiba.compliance.rules.FindingLedger;
import lv.atbilstiba.compliance.rules.FindingRow;
import lv.atbilstiba.compliance.rules.HeldRow;
import lv.atbilstiba.compliance.rules.Register;
import lv.atbilstiba.compliance.rules.RowChange;
import lv.atbilstiba.compliance.rules.RowKey;
import lv.atbilstiba.compliance.rules.RuleBook;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.platform.eventstore.StoredEvent;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Judges the events anew, by the rulebook that the register uses, and compares. */
final class Recomputation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_UNSAID = 100;

    private final EventDecoder decoder = EventDecoder.ofThisRelease();
    private final Register register = new Register();
    private final FindingLedger ledger = new FindingLedger(RuleBook.current(), register);
    private final Map<RowKey, HeldRow> rows = new HashMap<>();

    /**
     * Keys of the rows by how a package names them; made for the first finding that is compared.
     */
    private @Nullable Map<String, RowKey> unsaid;

    private boolean broken;

    /** Folds an event; the fault if it cannot be understood. After one nothing more is judged. */
    Optional<Fault> take(StoredEvent event) {
        if (broken) return Optional.empty();
        try {
            for (var change : ledger.apply(decoder.decode(event))) take(change);
            return Optional.empty();
        } catch (RuntimeException e) {
            // an unknown event, a broken one, or an order in which nothing can have happened
            broken = true;
            return Optional.of(
                    new Fault.NotUnderstood(event.position(), String.valueOf(e.getMessage())));
        }
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
    Optional<Fault> compare(JsonNode said) {
        if (broken) return Optional.empty();
        var keys = unsaid();
        var name = name(said);
        var key = keys.remove(name);
        var held = key == null ? null : rows.get(key);
        var found = held == null ? null : json(held);
        if (said.equals(found)) return Optional.empty();
        return Optional.of(
                new Fault.OtherFinding(
                        said.path("subject").asString(),
                        said.path("rule").asString(),
                        said.path("fromPosition").asLong(),
                        Instant.parse(said.path("validFrom").asString()),
                        text(said),
                        found == null ? null : text(found)));
    }

    /** What the events give and the register did not say. */
    List<Fault> unsaid(AuditPackage.Header header) {
        var faults = new ArrayList<Fault>();
        if (broken) return faults;
        for (var key : unsaid().values()) {
            var row = Objects.requireNonNull(rows.get(key)).row();
            if (header.institution() != null
                    && !header.institution().equals(row.institution().registrationNumber()))
                continue;
            if (row.validFrom().isAfter(register.logTime())) continue; // only predicted
            faults.add(
                    new Fault.OtherFinding(
                            key.subject().toString(),
                            key.rule().code(),
                            key.fromPosition(),
                            key.validFrom(),
                            null,
                            row.status().name()));
            if (faults.size() == MOST_UNSAID) return faults;
        }
        return faults;
    }

    /** What holds of a subject at a position and an instant, by rule. */
    List<FindingRow> of(String subject, long position, Instant instant) {
        return rows.values().stream()
                .filter(it -> it.row().subject().toString().equals(subject))
                .filter(it -> it.holdsAt(position, instant))
                .map(HeldRow::row)
                .sorted(Comparator.comparing(FindingRow::rule))
                .toList();
    }

    private Map<String, RowKey> unsaid() {
        var keys = unsaid;
        if (keys == null) {
            keys = LinkedHashMap.newLinkedHashMap(rows.size());
            for (var key : rows.keySet()) keys.put(name(key), key);
            unsaid = keys;
        }
        return keys;
    }

    private static String name(JsonNode said) {
        return said.path("subject").asString()
                + " "
                + said.path("rule").asString()
                + " "
                + said.path("fromPosition").asString()
                + " "
                + said.path("validFrom").asString();
    }

    private static String name(RowKey key) {
        return key.subject()
                + " "
                + key.rule().code()
                + " "
                + key.fromPosition()
                + " "
                + key.validFrom();
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

    /** As a package writes it. */
    private static ObjectNode json(HeldRow held) {
        var row = held.row();
        var json = JSON.createObjectNode();
        json.put("subject", row.subject().toString());
        json.put("institution", row.institution().registrationNumber());
        json.put("rule", row.rule().code());
        json.put("ruleVersion", row.ruleVersion());
        json.put("status", row.status().name());
        json.put("severity", row.severity().name());
        json.set("reasons", JSON.readTree(JSON.writeValueAsString(row.reasons())));
        json.put("since", row.since().toString());
        json.put("cause", row.cause());
        json.put("fromPosition", row.fromPosition());
        if (held.toPosition() != null) json.put("toPosition", held.toPosition());
        json.put("validFrom", row.validFrom().toString());
        if (row.validUntil() != null) json.put("validUntil", row.validUntil().toString());
        return (ObjectNode) JSON.readTree(JSON.writeValueAsBytes(json));
    }
}
