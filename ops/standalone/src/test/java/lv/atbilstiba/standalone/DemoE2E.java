package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The demo's year, told through REST and looked at through REST. */
@ExtendWith(OutputCaptureExtension.class)
final class DemoE2E {
    private static final Set<String> RULES =
            Set.of(
                    "ROLE-01", "ROLE-02", "ROLE-03", "ROLE-07", "ROLE-08", "ROLE-09", "SERV-01",
                    "SERV-02", "SERV-03", "DESC-01", "DESC-02", "DESC-03", "DESC-04", "CAT-01",
                    "CAT-02", "CAT-03", "CAT-04", "CAT-05", "CAT-06", "CAT-07", "CAT-08", "ACC-01",
                    "ACC-02", "ACC-03", "ACC-04", "ACC-05", "ACC-06");

    private final Path folder;

    DemoE2E(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void in_one_year_every_rule_is_met_somewhere_broken_somewhere_and_mended_somewhere(
            CapturedOutput told) throws Exception {
        try (var register = Running.on(folder, "demo")) {
            var auditor = register.token("auditor");
            refusals_are_shown(told);
            the_time_is_the_real_one_again(register);
            a_wrong_record_was_corrected_and_says_why(register, auditor);
            the_manager_of_pensions_entered_what_is_hers(register, auditor);
            var met = new TreeSet<String>();
            var broken = new TreeSet<String>();
            var mended = new TreeSet<String>();
            for (var subject : subjects(register, auditor)) {
                for (var course : histories(register, auditor, subject).entrySet()) {
                    var statuses = course.getValue();
                    if (statuses.contains("COMPLIANT")) met.add(course.getKey());
                    var at = statuses.indexOf("NON_COMPLIANT");
                    if (at >= 0) broken.add(course.getKey());
                    if (at >= 0
                            && statuses.subList(at, statuses.size()).stream()
                                    .anyMatch(status ->
                                            status.equals("COMPLIANT")
                                                    || status.equals("NOT_APPLICABLE")))
                        mended.add(course.getKey());
                }
            }
            assertThat(met).containsAll(RULES);
            assertThat(broken).containsAll(RULES);
            assertThat(mended).containsAll(RULES);

            var first = register.read("/api/audit/events?limit=1", auditor).path("items").get(0);
            var said = Instant.parse(first.path("recordedAt").asString());
            assertThat(Duration.between(said, Instant.now()))
                    .isBetween(Duration.ofDays(360), Duration.ofDays(370));
            a_newcomer_can_take_the_tour_here_too(register);
            new AnAuditor(register, auditor, folder).verifies_the_year_and_finds_who_tampered();
        }
    }

    private static void refusals_are_shown(CapturedOutput told) {
        assertThat(told.getOut())
                .contains("(409 manager-already-appointed)")
                .contains("(404 not-found)");
    }

    private static void the_time_is_the_real_one_again(Running register) throws Exception {
        try (var connection = register.database().getConnection();
                var statement = connection.createStatement();
                var clock =
                        statement.executeQuery(
                                """
                                SELECT abs(extract(epoch FROM
                                           eventstore.log_clock() - clock_timestamp())) AS off,
                                       prosrc LIKE '%simulated%' AS simulated
                                FROM pg_proc
                                WHERE oid = 'eventstore.log_clock()'::regprocedure
                                """)) {
            assertThat(clock.next()).isTrue();
            assertThat(clock.getDouble("off")).isLessThan(1);
            assertThat(clock.getBoolean("simulated")).isFalse();
        }
    }

    private static void a_wrong_record_was_corrected_and_says_why(Running register, String auditor)
            throws Exception {
        var corrections =
                events(register, auditor, "type=MultichannelAccessibilityRecorded").stream()
                        .filter(event -> event.has("corrects"))
                        .toList();
        assertThat(corrections).hasSize(1);
        var correction = corrections.getFirst();
        assertThat(correction.at("/corrects/reason").asString()).isNotBlank();
        var wrong = correction.at("/corrects/position").asLong();
        assertThat(wrong).isPositive().isLessThan(correction.path("position").asLong());
        var service = correction.path("subject").asString().replace("service-", "");
        assertThat(status(register, auditor, service, "asOf=" + wrong, "ACC-01"))
                .isEqualTo("NON_COMPLIANT");
        // A day after the wrong record, as it is known now.
        var later =
                Instant.parse(
                                register.read(
                                                "/api/audit/events?limit=1&after=" + (wrong - 1),
                                                auditor)
                                        .at("/items/0/recordedAt")
                                        .asString())
                        .plus(Duration.ofDays(1));
        assertThat(status(register, auditor, service, "effectiveAt=" + later, "ACC-01"))
                .isEqualTo("COMPLIANT");
    }

    private static String status(
            Running register, String token, String service, String at, String rule)
            throws Exception {
        var findings =
                register.read("/api/compliance/services/" + service + "?" + at, token)
                        .path("findings");
        return findings.valueStream()
                .filter(finding -> finding.path("rule").asString().equals(rule))
                .map(finding -> finding.path("status").asString())
                .findFirst()
                .orElse("none");
    }

    private static void the_manager_of_pensions_entered_what_is_hers(
            Running register, String auditor) throws Exception {
        var appointed = events(register, auditor, "type=ServiceManagerAppointed");
        var described =
                events(register, auditor, "type=DescriptionRegistered").stream()
                        .filter(event -> event.path("actor").asString().startsWith("person-"))
                        .toList();
        assertThat(described).hasSizeGreaterThan(2);
        assertThat(described)
                .allSatisfy(event -> {
                    var who = event.path("actor").asString().replace("person-", "");
                    assertThat(appointed)
                            .anySatisfy(appointment -> {
                                assertThat(appointment.path("subject"))
                                        .isEqualTo(event.path("subject"));
                                assertThat(appointment.path("payload").toString()).contains(who);
                            });
                });
    }

    private static List<JsonNode> events(Running register, String token, String filter)
            throws Exception {
        return register.read("/api/audit/events?limit=1000&" + filter, token)
                .path("items")
                .valueStream()
                .toList();
    }

    private static void a_newcomer_can_take_the_tour_here_too(Running register) throws Exception {
        assertThat(ReadmeTour.take(Path.of("../../README.md"), register.port()))
                .allSatisfy(step -> {
                    assertThat(step.answered()).as(step.calls()).doesNotContain("/problems/");
                    assertThat(step.kept()).as(step.calls() + step.answered()).isTrue();
                });
    }

    private static List<String> subjects(Running register, String token) throws Exception {
        var subjects = new ArrayList<String>();
        for (var one : register.read("/api/institutions?limit=500", token).path("items"))
            subjects.add("institutions/" + id(one, "registrationNumber"));
        for (var one : register.read("/api/services?limit=500", token).path("items"))
            subjects.add("services/" + id(one, "service"));
        assertThat(subjects).hasSizeGreaterThan(40);
        return subjects;
    }

    private static String id(JsonNode item, String name) {
        return item.path("id").asString(item.path(name).asString(""));
    }

    /** By rule, the statuses in the order in which the register said them. */
    private static Map<String, List<String>> histories(
            Running register, String token, String subject) throws Exception {
        var courses = new HashMap<String, List<String>>();
        var next = "";
        do {
            var page =
                    register.read(
                            "/api/compliance/" + subject + "/history?limit=500" + next, token);
            for (var change : page.path("items"))
                courses.computeIfAbsent(change.path("rule").asString(), rule -> new ArrayList<>())
                        .add(change.path("status").asString());
            next =
                    page.path("next").isString()
                            ? "&cursor="
                                    + java.net.URLEncoder.encode(
                                            page.path("next").asString(),
                                            java.nio.charset.StandardCharsets.UTF_8)
                            : "";
        } while (!next.isEmpty());
        return courses;
    }
}
