package lv.atbilstiba.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void in_one_year_every_rule_is_met_somewhere_broken_somewhere_and_mended_somewhere()
            throws Exception {
        try (var register = Running.on(folder, "demo")) {
            var auditor = register.token("auditor");
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
        }
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
