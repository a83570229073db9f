package lv.atbilstiba.ops.audittool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lv.atbilstiba.compliance.rules.FindingLedger;
import lv.atbilstiba.compliance.rules.HeldRow;
import lv.atbilstiba.compliance.rules.Register;
import lv.atbilstiba.compliance.rules.RowChange;
import lv.atbilstiba.compliance.rules.RowKey;
import lv.atbilstiba.compliance.rules.RuleBook;
import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.institution.api.event.InstitutionRegistered;
import lv.atbilstiba.institution.api.event.ManagementRolesDeclared;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.platform.eventstore.EventDecoder;
import lv.atbilstiba.policy.api.InstitutionKind;
import lv.atbilstiba.policy.api.ManagementRole;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/**
 * A package as a file: of the lines that are wrong the first is told, and each finding is compared
 * to the letter with what follows from the events.
 */
class PackageTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final InstitutionId AGENCY = new InstitutionId("90000000001");

    /** Longer than what is read at once, several times. */
    private static final SomeLog LOG = log(2_000);

    private static final List<String> LINES = lines(LOG);

    @TempDir private Path folder;

    @Test
    void what_follows_from_the_events_is_right() throws IOException {
        assertThat(LINES).filteredOn(it -> it.contains("toPosition")).isNotEmpty();
        assertThat(LINES).filteredOn(it -> it.contains("NON_COMPLIANT")).isNotEmpty();
        assertThat(String.join("\n", LINES)).hasSizeGreaterThan(1_000_000);
        assertThat(faults(LINES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"status\":\"NON_COMPLIANT\" | \"status\":\"COMPLIANT\"",
                "\"severity\"                 | \"also\":1,\"severity\"",
                "\"ruleVersion\":1,           | ''",
                "\"cause\":(\\d+)             | \"cause\":\"$1\"",
                "\"cause\":(\\d+)             | \"cause\":$1.0",
                "\"fromPosition\":(\\d+)      | \"fromPosition\":\"$1\"",
                "\"since\":\"([^\"]+)Z\"      | \"since\":\"$10Z\"",
                "\"reasons\":\\[              | \"reasons\":[{},"
            })
    void a_finding_that_is_different_in_anything_is_another(String what, String by)
            throws IOException {
        var place = place("ROLE-01", "NON_COMPLIANT");
        var told = new ArrayList<>(LINES);
        told.set(place, LINES.get(place).replaceFirst(what, by));
        assertThat(told.get(place)).isNotEqualTo(LINES.get(place));

        assertThat(faults(told))
                .singleElement()
                .isInstanceOfSatisfying(
                        Fault.OtherFinding.class,
                        it -> {
                            assertThat(it.rule()).isEqualTo("ROLE-01");
                            assertThat(it.said()).isNotNull();
                            assertThat(it.found()).startsWith("NON_COMPLIANT [{");
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"validFrom\":\"([^\"]+)Z\"   | \"validFrom\":\"$10Z\"",
                "\"fromPosition\":(\\d+)       | \"fromPosition\":$1.0",
                "\"fromPosition\":(\\d+)       | \"fromPosition\":$11",
                "ROLE-01                       | ROLE-99",
                "institution-90000000001       | institution-90000000002",
                "institution-90000000001       | somebody"
            })
    void a_finding_of_which_the_events_know_nothing_stands_for_none_of_theirs(
            String what, String by) throws IOException {
        var place = place("ROLE-01", "NON_COMPLIANT");
        var told = new ArrayList<>(LINES);
        told.set(place, LINES.get(place).replaceFirst(what, by));

        var faults = faults(told);
        assertThat(faults).hasSize(2);
        assertThat(faults.getFirst())
                .isInstanceOfSatisfying(
                        Fault.OtherFinding.class, it -> assertThat(it.found()).isNull());
        assertThat(faults.getLast()).isEqualTo(unsaid(place));
    }

    @Test
    void a_finding_that_was_left_out_is_missed() throws IOException {
        var place = place("ROLE-01", "NON_COMPLIANT");
        var told = new ArrayList<>(LINES);
        told.remove(place);
        told.set(told.size() - 1, end(LOG.size(), findings(LOG).size() - 1));
        assertThat(faults(told)).containsExactly(unsaid(place));
    }

    @Test
    void a_finding_given_twice_follows_from_the_events_once() throws IOException {
        var place = place("ROLE-01", "NON_COMPLIANT");
        var told = new ArrayList<>(LINES);
        told.add(place + 1, LINES.get(place));
        assertThat(faults(told))
                .first()
                .isInstanceOfSatisfying(
                        Fault.OtherFinding.class, it -> assertThat(it.found()).isNull());
    }

    @Test
    void after_an_event_that_cannot_be_understood_nothing_is_judged() throws IOException {
        var log =
                log(10).recording("Institution", AGENCY.toString(), new Unheard("of"))
                        .recording("Institution", AGENCY.toString(), new Unheard("again"))
                        .grown(10, new SplittableRandom(1));
        var told = lines(log);
        told.replaceAll(it -> it.replace("NON_COMPLIANT", "COMPLIANT"));
        assertThat(faults(told))
                .singleElement()
                .isInstanceOfSatisfying(
                        Fault.NotUnderstood.class,
                        it -> assertThat(it.position()).isEqualTo(log.events().get(12).position()));
    }

    private record Unheard(String of) {}

    @Test
    void of_lines_that_are_wrong_the_first_is_named() throws IOException {
        var told = new ArrayList<>(LINES);
        told.set(1_500, "nonsense");
        told.set(300, "{\"other\": 1}");
        told.removeLast();
        assertThatThrownBy(() -> faults(told))
                .isInstanceOf(Unreadable.class)
                .hasMessage("line-unreadable: 301, a line of an unknown kind");
    }

    @Test
    void a_finding_from_no_instant_is_no_line_of_a_package() {
        var place = place("ROLE-01", "NON_COMPLIANT");
        var told = new ArrayList<>(LINES);
        told.set(
                place,
                LINES.get(place).replaceFirst("validFrom\":\"[^\"]+", "validFrom\":\"never"));
        assertThatThrownBy(() -> faults(told))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("line-unreadable: " + (place + 1) + ", ");
    }

    @Test
    void of_an_empty_file_and_of_one_that_is_none_nothing_can_be_told() throws IOException {
        var worse = Files.writeString(folder.resolve("worse"), "{}\n" + String.join("\n", LINES));
        assertThatThrownBy(() -> faults(worse)).hasMessageStartingWith("line-unreadable: 1, ");
        var empty = Files.writeString(folder.resolve("empty"), "");
        assertThatThrownBy(() -> faults(empty)).hasMessageStartingWith("empty");
    }

    @Test
    void a_compressed_package_is_read_as_it_is() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write((String.join("\n", LINES) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(faults(Files.write(folder.resolve("package.gz"), bytes.toByteArray())))
                .isEmpty();
    }

    @Test
    void a_line_longer_than_what_is_read_at_once_is_one_line() throws IOException {
        var told = new ArrayList<>(LINES);
        told.set(1_000, "{\"other\": \"" + "x".repeat(2_000_000) + "\"}");
        assertThatThrownBy(() -> faults(told))
                .hasMessage("line-unreadable: 1001, a line of an unknown kind");
    }

    @Test
    void a_period_is_judged_as_of_its_end() throws IOException {
        var told = period(0, 1_200);
        assertThat(told).filteredOn(it -> it.contains("NON_COMPLIANT")).isNotEmpty();
        assertThat(faults(told)).isEmpty();
    }

    @Test
    void of_a_period_that_begins_later_nothing_is_judged() throws IOException {
        assertThat(faults(period(700, 1_200))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 700})
    void an_event_that_is_missing_in_a_period_is_found(int from) throws IOException {
        var before = LOG.events().get(998).position();
        var told = period(from, 1_200);
        told.removeIf(it -> it.contains(positionOf(999)));
        assertThat(faults(told)).contains(new Fault.Missing(before, 999));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 700})
    void the_last_event_of_a_period_is_missed_too(int from) throws IOException {
        var before = LOG.events().get(1_198).position();
        var told = period(from, 1_200);
        told.removeIf(it -> it.contains(positionOf(1_199)));
        assertThat(faults(told)).contains(new Fault.Missing(before, 1_199));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1000", "0, 1199", "700, 1000", "700, 1199"})
    void an_event_that_was_changed_in_a_period_is_named(int from, int which) throws IOException {
        var told = period(from, 1_200);
        var position = LOG.events().get(which).position();
        told.replaceAll(it ->
                it.contains(positionOf(which))
                        ? it.replaceFirst("\"writtenAt\":\"2", "\"writtenAt\":\"3")
                        : it);
        assertThat(faults(told)).contains(new Fault.Changed(position, which));
    }

    @Test
    void how_something_stood_after_a_period_cannot_be_told_from_it() throws IOException {
        var file = Files.write(folder.resolve("period"), period(0, 1_200));
        var end = LOG.events().get(1_200).recordedAt();
        assertThat(stated(file, end.minusMillis(1))).isZero();
        assertThat(stated(file, end)).isEqualTo(2);
    }

    private static int stated(Path file, Instant at) {
        var nobody =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new AuditTool(nobody, nobody)
                .run(
                        "state",
                        file.toString(),
                        "--key",
                        SomeLog.KEY.verifier().toString(),
                        "--subject",
                        AGENCY.toString(),
                        "--at",
                        at.toString());
    }

    private static String positionOf(int index) {
        return "\"position\":\"" + LOG.events().get(index).position() + "\"";
    }

    /** The package of a period, from an event on and up to another, exclusive. */
    private static List<String> period(int from, int to) {
        var then = LOG.first(to);
        var header = new HashMap<>(header(then, LOG.packed()));
        if (from > 0) header.put("after", LOG.events().get(from - 1).position());
        header.put("to", LOG.events().get(to).recordedAt().toString());
        header.put("madeAt", LOG.events().getLast().recordedAt().toString());
        var lines = new ArrayList<String>();
        lines.add(JSON.writeValueAsString(Map.of("package", header)));
        LINES.stream().filter(it -> it.startsWith("{\"tile\"")).forEach(lines::add);
        then.packed().entries().stream()
                .skip(from)
                .map(it -> new String(it, StandardCharsets.UTF_8))
                .forEach(lines::add);
        var findings = from == 0 ? findings(then) : List.<String>of();
        lines.addAll(findings);
        lines.add(end(to - from, findings.size()));
        return lines;
    }

    private List<Fault> faults(List<String> lines) throws IOException {
        return faults(Files.write(folder.resolve("package"), lines));
    }

    private static List<Fault> faults(Path file) throws IOException {
        var verification = new Verification(SomeLog.trust(null), Instant.MAX);
        AuditPackage.read(file, verification, _ -> {});
        return verification.verdict().faults();
    }

    private static int place(String rule, String status) {
        for (var i = 0; i < LINES.size(); i++)
            if (LINES.get(i).contains("\"rule\":\"" + rule + "\"") && LINES.get(i).contains(status))
                return i;
        throw new AssertionError(rule);
    }

    private static Fault unsaid(int place) {
        var finding = JSON.readTree(LINES.get(place)).get("finding");
        return new Fault.OtherFinding(
                finding.get("subject").asString(),
                finding.get("rule").asString(),
                finding.get("fromPosition").asLong(),
                Instant.parse(finding.get("validFrom").asString()),
                null,
                finding.get("status").asString());
    }

    /** One of which rules find something: an institution, and that it declares its roles. */
    private static SomeLog log(int size) {
        var day = LocalDate.of(2026, 3, 1);
        var details =
                new InstitutionDetails(
                        new LocalizedText("Iestāde", null), InstitutionKind.OTHER, null);
        var roles = new TreeSet<>(EnumSet.allOf(ManagementRole.class));
        return SomeLog.of(0, new SplittableRandom(1))
                .recording(
                        "Institution",
                        AGENCY.toString(),
                        new InstitutionRegistered(AGENCY, details, day, false))
                .grown(size, new SplittableRandom(1))
                .recording(
                        "Institution",
                        AGENCY.toString(),
                        new ManagementRolesDeclared(AGENCY, roles, day));
    }

    private static List<String> lines(SomeLog log) {
        var packed = log.packed();
        var lines = new ArrayList<String>();
        lines.add(JSON.writeValueAsString(Map.of("package", header(log, packed))));
        for (var from = 0; from < log.size(); from += 256) {
            var hashes = new ByteArrayOutputStream();
            packed.leaves()
                    .subList(from, Math.min(from + 256, log.size()))
                    .forEach(it -> hashes.writeBytes(it.bytes()));
            var base64 = Base64.getEncoder().encodeToString(hashes.toByteArray());
            lines.add("{\"tile\":%d,\"hashes\":\"%s\"}".formatted(from / 256, base64));
        }
        packed.entries().forEach(it -> lines.add(new String(it, StandardCharsets.UTF_8)));
        var findings = findings(log);
        lines.addAll(findings);
        lines.add(end(log.size(), findings.size()));
        return lines;
    }

    private static Map<String, Object> header(SomeLog log, SomeLog.Packed packed) {
        var last = log.events().getLast();
        return Map.of(
                "format", 1,
                "after", 0,
                "upTo", last.position(),
                "logTime", last.recordedAt().toString(),
                "madeAt", last.recordedAt().toString(),
                "checkpoint", packed.checkpoint().toString(),
                "keys", List.of(SomeLog.KEY.verifier().toString()),
                "handovers", List.of());
    }

    private static String end(int events, int others) {
        return "{\"end\":{\"events\":%d,\"others\":%d}}".formatted(events, others);
    }

    private static List<String> findings(SomeLog log) {
        var ledger = new FindingLedger(RuleBook.current(), new Register());
        var rows = new LinkedHashMap<RowKey, HeldRow>();
        for (var event : log.events()) {
            if (event.type().contains("Unheard")) break;
            for (var change : ledger.apply(EventDecoder.ofThisRelease().decode(event)))
                switch (change) {
                    case RowChange.Opened(var row) -> rows.put(row.key(), new HeldRow(row, null));
                    case RowChange.Superseded(var key, var position) ->
                            rows.computeIfPresent(
                                    key, (_, held) -> new HeldRow(held.row(), position));
                    case RowChange.Deleted(var key) -> rows.remove(key);
                }
        }
        return rows.values().stream()
                .filter(it -> !it.row().validFrom().isAfter(ledger.register().logTime()))
                .map(PackageTest::line)
                .toList();
    }

    private static String line(HeldRow held) {
        var row = held.row();
        var finding = new LinkedHashMap<String, Object>();
        finding.put("subject", row.subject());
        finding.put("institution", row.institution().registrationNumber());
        finding.put("rule", row.rule());
        finding.put("ruleVersion", row.ruleVersion());
        finding.put("status", row.status());
        finding.put("severity", row.severity());
        finding.put("reasons", row.reasons());
        finding.put("since", row.since());
        finding.put("cause", row.cause());
        finding.put("fromPosition", row.fromPosition());
        if (held.toPosition() != null) finding.put("toPosition", held.toPosition());
        finding.put("validFrom", row.validFrom());
        if (row.validUntil() != null) finding.put("validUntil", row.validUntil());
        return JSON.writeValueAsString(Map.of("finding", finding));
    }
}
