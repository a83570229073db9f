package lv.atbilstiba.compliance.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;

import lv.atbilstiba.compliance.api.Chapter;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.SubjectKind;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.projection.Views;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What the register says of compliance, asked over HTTP. */
class ComplianceIT {
    private static final List<Recorded<Object>> LOG = SomeYear.of(21, 110);
    private static final String SERVICE = "/api/compliance/services/" + SomeYear.service(0).value();
    private static final String AGENCY =
            "/api/compliance/institutions/" + SomeYear.AGENCY.registrationNumber();
    private static final String AUDITOR = "auditor";

    private static final QuerySide REGISTER = new QuerySide();

    /** What was said of the first service and of the state after half of the log. */
    private static JsonNode saidThen;

    private static JsonNode stateThen;
    private static long then;

    @BeforeAll
    static void live() throws SQLException {
        then = LOG.get(LOG.size() / 2).position();
        REGISTER.record(LOG.subList(0, LOG.size() / 2 + 1));
        saidThen = said(SERVICE + "?asOf=" + then);
        stateThen = said("/api/compliance/state?asOf=" + then);
        REGISTER.record(LOG.subList(LOG.size() / 2 + 1, LOG.size()));
        assertThat(ask(SERVICE, "Wait-For-Position", last() + ";wait=10").status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        REGISTER.close();
    }

    @Test
    void nobody_reads_without_a_token() {
        assertThat(REGISTER.get(null, SERVICE).status()).isEqualTo(401);
    }

    @Test
    void an_answer_says_what_it_rests_on() {
        var answer = ask(SERVICE).json();

        assertThat(answer.path("known").path("position").asLong()).isEqualTo(last());
        assertThat(Instant.parse(answer.path("known").path("logTime").asString()))
                .isBeforeOrEqualTo(Instant.now());
        assertThat(answer.path("known").path("asOf").path("position").asLong()).isEqualTo(last());
        assertThat(answer.path("findings").size()).isGreaterThan(20);
        assertThat(answer.path("institution").asString())
                .isEqualTo(SomeYear.AGENCY.registrationNumber());
    }

    @Test
    void as_of_a_position_the_answer_is_what_it_was_then() {
        assertThat(said(SERVICE + "?asOf=" + then)).isEqualTo(saidThen);
        assertThat(said("/api/compliance/state?asOf=" + then)).isEqualTo(stateThen);
        assertThat(saidThen.path("findings")).isNotEqualTo(ask(SERVICE).json().path("findings"));
    }

    @Test
    void what_lies_in_the_future_cannot_be_asked_as_of() {
        var soon = Instant.now().plus(Duration.ofHours(1)).toString();
        for (var wrong : List.of("asOf=999999", "asOf=" + soon, "effectiveAt=" + soon)) {
            var answer = ask(SERVICE + "?" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("in-the-future");
        }
        for (var wrong : List.of("yesterday", Instant.MIN, "%2B999999999-01-01T00:00:00Z"))
            assertThat(ask(SERVICE + "?asOf=" + wrong).status()).as("%s", wrong).isEqualTo(400);
    }

    @Test
    void effective_at_tells_what_is_now_known_of_a_past_instant() {
        var at = "2025-06-01T12:00:00Z";
        for (var path : List.of(SERVICE, AGENCY)) {
            var answer = ask(path + "?effectiveAt=" + at);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("effectiveAt").asString()).isEqualTo(at);
            assertThat(answer.json().path("findings").size()).isGreaterThan(3);
        }
    }

    @Test
    void effective_now_is_the_status_that_the_live_findings_have() {
        for (var path : List.of(SERVICE, AGENCY)) {
            var now = Instant.now().minusSeconds(1).toString();
            assertThat(statuses(ask(path + "?effectiveAt=" + now).json().path("findings")))
                    .isEqualTo(statuses(ask(path).json().path("findings")));
        }
    }

    @Test
    void history_tells_from_when_to_when_and_which_event_was_the_cause() {
        var history = ask(SERVICE + "/history?limit=500").json();

        assertThat(history.path("items").size()).isGreaterThan(30);
        for (var change : history.path("items")) {
            assertThat(change.path("causeType").asString()).matches("[A-Z][A-Za-z]+");
            assertThat(change.path("causePosition").asLong()).isPositive();
        }
        var paged = new ArrayList<JsonNode>();
        var next = SERVICE + "/history?limit=7";
        for (var page = ask(next).json(); ; page = ask(next).json()) {
            page.path("items").forEach(paged::add);
            if (page.path("next").isNull()) break;
            next = SERVICE + "/history?limit=7&cursor=" + page.path("next").asString();
        }
        assertThat(paged).containsExactlyElementsOf(history.path("items"));
    }

    @Test
    void a_list_is_paged_without_a_finding_lost_or_shown_twice() {
        var keys = new HashSet<String>();
        int shown = 0;
        var cursor = "";
        while (true) {
            var page = ask("/api/compliance/findings?limit=13" + cursor).json();
            for (var item : page.path("items")) {
                keys.add(item.path("subject").asString() + item.path("rule").asString());
                shown++;
            }
            if (page.path("next").isNull()) break;
            cursor = "&cursor=" + page.path("next").asString();
        }
        assertThat(keys).hasSize(shown);
        assertThat(shown)
                .isEqualTo(ask("/api/compliance/findings?limit=500").json().path("items").size());
    }

    @Test
    void a_list_is_narrowed_by_its_filters() {
        var wanting =
                ask(
                        "/api/compliance/findings?status=NON_COMPLIANT&severity=MANDATORY"
                                + "&institution="
                                + SomeYear.AGENCY.registrationNumber());
        assertThat(wanting.json().path("items").size()).isPositive();
        for (var item : wanting.json().path("items")) {
            assertThat(item.path("status").asString()).isEqualTo("NON_COMPLIANT");
            assertThat(item.path("severity").asString()).isEqualTo("MANDATORY");
        }
        var rule = ask("/api/compliance/findings?rule=ROLE-03").json();
        for (var item : rule.path("items"))
            assertThat(item.path("rule").asString()).isEqualTo("ROLE-03");
        assertThat(ask("/api/compliance/findings?overdue=true").status()).isEqualTo(200);
        for (var wrong :
                List.of("rule=ROLE-99", "status=FINE", "limit=0", "limit=501", "cursor=x", "due=x"))
            assertThat(ask("/api/compliance/findings?" + wrong).status()).as(wrong).isEqualTo(400);
    }

    @Test
    void what_will_be_due_is_predicted_as_of_any_past_instant() {
        var due = new HashSet<String>();
        for (var fact : LOG) {
            var page =
                    ask(
                            "/api/compliance/findings?due=2030-01-01T00:00:00Z&asOf="
                                    + fact.position());
            assertThat(page.status()).isEqualTo(200);
            for (var item : page.json().path("items")) {
                assertThat(Instant.parse(item.path("from").asString()))
                        .isAfter(Instant.parse(page.json().at("/known/asOf/instant").asString()));
                due.add(item.path("rule").asString());
            }
        }
        assertThat(due).contains("ROLE-09");
    }

    @Test
    void another_institutions_object_answers_like_a_missing_one() {
        var stranger = "portfolio-manager-of-" + SomeYear.MUNICIPALITY.registrationNumber();
        var own = "portfolio-manager-of-" + SomeYear.AGENCY.registrationNumber();
        var missing = REGISTER.get(stranger, "/api/compliance/services/" + new UUID(0, 0));

        assertThat(REGISTER.get(own, SERVICE).status()).isEqualTo(200);
        for (var path : List.of(SERVICE, AGENCY, SERVICE + "/history")) {
            var answer = REGISTER.get(stranger, path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("type")).isEqualTo(missing.json().path("type"));
        }
        assertThat(REGISTER.get(own, "/api/compliance/state").status()).isEqualTo(403);
        for (var item : REGISTER.get(stranger, "/api/compliance/findings").json().path("items"))
            assertThat(item.path("institution").asString())
                    .isEqualTo(SomeYear.MUNICIPALITY.registrationNumber());
    }

    @Test
    void a_lead_reads_the_findings_of_those_it_leads_and_of_nobody_else() {
        var agency = SomeYear.AGENCY.registrationNumber();
        var sector = "portfolio-manager-of-" + SomeYear.MINISTRY.registrationNumber();
        var other = "portfolio-manager-of-" + SomeYear.MUNICIPALITY.registrationNumber();
        var lists =
                List.of(
                        "/api/compliance/findings?institution=" + agency,
                        "/api/compliance/changes?from=0&institution=" + agency);

        for (var path :
                List.of(
                        SERVICE,
                        AGENCY,
                        SERVICE + "/history",
                        AGENCY + "/history",
                        lists.getFirst(),
                        lists.getLast())) {
            assertThat(REGISTER.get(sector, path).status()).as(path).isEqualTo(200);
            assertThat(REGISTER.get(other, path).status()).as(path).isEqualTo(404);
        }
        assertThat(REGISTER.get(sector, lists.getFirst()).json().path("items").size()).isPositive();
        // without naming one: its own and those it leads
        assertThat(institutionsIn(sector, "/api/compliance/findings?limit=500"))
                .containsExactlyInAnyOrder(SomeYear.MINISTRY.registrationNumber(), agency);
        assertThat(institutionsIn(sector, "/api/compliance/changes?from=0&limit=500"))
                .contains(agency)
                .isSubsetOf(SomeYear.MINISTRY.registrationNumber(), agency);
        assertThat(institutionsIn(other, "/api/compliance/findings?limit=500"))
                .doesNotContain(SomeYear.MINISTRY.registrationNumber(), agency);
        // findings, and nothing else of theirs
        for (var path :
                List.of(
                        SERVICE.replace("compliance/", ""),
                        "/api/institutions/" + agency + "/staff",
                        "/api/audit/subjects/"
                                + SERVICE.replace("/api/compliance/services/", "service/")
                                + "/history"))
            assertThat(REGISTER.get(sector, path).status()).as(path).isEqualTo(404);
    }

    private static Set<String> institutionsIn(String caller, String list) {
        var institutions = new TreeSet<String>();
        for (var item : REGISTER.get(caller, list).json().path("items"))
            institutions.add(item.path("institution").asString());
        return institutions;
    }

    @Test
    void of_an_instant_before_the_register_opened_the_facts_are_told_and_no_judgement() {
        for (var subject : List.of(SERVICE, AGENCY)) {
            var before = ask(subject + "?effectiveAt=2025-01-05T21:59:59Z");
            assertThat(before.status()).as(before.http().body()).isEqualTo(200);
            var why = before.json().path("notJudged");
            assertThat(why.path("registerOpenedOn").asString()).isEqualTo("2025-01-06");
            assertThat(why.path("en").asString()).contains("the register opened on 2025-01-06");
            assertThat(why.path("lv").asString()).contains("reģistrs atvērts 2025-01-06");
            assertThat(why.path("facts").isObject()).isTrue();
            assertThat(before.json().path("findings").isEmpty()).isTrue();

            // the day of Riga begins earlier than that of Greenwich
            var from = ask(subject + "?effectiveAt=2025-01-05T22:00:00Z");
            assertThat(from.json().path("notJudged").isMissingNode()).as(subject).isTrue();
        }
    }

    @Test
    void a_read_waits_for_the_position_it_names_and_gives_up_in_time() {
        var answer = ask(SERVICE, "Wait-For-Position", "999999999;wait=1");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(ask(SERVICE, "Wait-For-Position", "soon").status()).isEqualTo(400);
    }

    @Test
    void reasons_are_told_in_latvian_unless_english_is_preferred() {
        var lv = ask(AGENCY).json().path("findings").get(0).path("statusText").asString();
        var en =
                ask(AGENCY, "Accept-Language", "en")
                        .json()
                        .path("findings")
                        .get(0)
                        .path("statusText")
                        .asString();
        assertThat(List.of("Atbilst", "Neatbilst", "Nav novērtēts", "Nav attiecināms"))
                .contains(lv);
        assertThat(List.of("Compliant", "Non-compliant", "Not assessed", "Not applicable"))
                .contains(en);
    }

    @Test
    void sectors_and_municipalities_are_what_their_members_are() {
        var sector =
                ask("/api/compliance/sectors/" + SomeYear.MINISTRY.registrationNumber()).json();
        assertThat(sector.path("parts").size()).isBetween(1, 2);
        assertThat(
                        ask("/api/compliance/sectors/" + SomeYear.MUNICIPALITY.registrationNumber())
                                .status())
                .isEqualTo(404);
        assertThat(
                        ask("/api/compliance/municipalities/"
                                        + SomeYear.MUNICIPALITY.registrationNumber())
                                .status())
                .isEqualTo(200);
    }

    @Test
    void every_rule_is_told_with_its_texts_and_parameters() {
        var rules = ask("/api/compliance/rules").json().path("items");
        assertThat(rules.size()).isEqualTo(RuleId.values().length);
        for (var rule : rules) {
            if (!rule.path("rule").asString().equals("ROLE-09")) continue;
            assertThat(rule.path("parameters").path("vacancyGrace").asString()).startsWith("P");
        }
    }

    @Test
    void gauges_count_the_findings_that_hold_now() {
        REGISTER.bean(ComplianceMetrics.class).refresh();
        var meters = REGISTER.bean(MeterRegistry.class);

        var all = ask("/api/compliance/findings?limit=500").json().path("items").size();
        assertThat(sum(meters, "atbilstiba.findings")).isEqualTo(all);
        assertThat(sum(meters, "atbilstiba.findings.by.institution.kind")).isEqualTo(all);
        var accessibility =
                ask("/api/compliance/state")
                        .json()
                        .path("counts")
                        .path("SERVICE")
                        .path("chapters")
                        .path("ACCESSIBILITY");
        assertThat(
                        meters.get("atbilstiba.compliance.subjects")
                                .tags(
                                        "chapter",
                                        "ACCESSIBILITY",
                                        "kind",
                                        "SERVICE",
                                        "status",
                                        "NOT_ASSESSED")
                                .gauge()
                                .value())
                .isEqualTo(accessibility.path("notAssessed").asInt());
        var one =
                ask("/api/compliance/findings?rule=ROLE-03&status=NON_COMPLIANT")
                        .json()
                        .path("items")
                        .size();
        assertThat(
                        meters.get("atbilstiba.findings")
                                .tags("rule", "ROLE-03", "status", "NON_COMPLIANT")
                                .gauge()
                                .value())
                .isEqualTo(one);
    }

    @Test
    void who_complies_is_counted_by_chapter_and_nobody_who_was_not_assessed_is_among_them() {
        var notAssessed = 0;
        for (long position : List.of(10L, 20L, 40L, then, last()))
            notAssessed += notAssessedWhenCountedAt(position);
        assertThat(notAssessed).as("at some time somebody was not assessed").isPositive();
    }

    /** How many, over chapters and the whole, after all is found to be counted right. */
    private static int notAssessedWhenCountedAt(long position) {
        var state = ask("/api/compliance/state?asOf=" + position).json();
        var bySubject = new TreeMap<String, List<JsonNode>>();
        for (var finding :
                ask("/api/compliance/findings?limit=500&asOf=" + position).json().path("items"))
            bySubject
                    .computeIfAbsent(finding.path("subject").asString(), _ -> new ArrayList<>())
                    .add(finding);
        var notAssessed = 0;
        for (var kind : SubjectKind.values()) {
            var counted = state.path("counts").path(kind.name());
            assertThat(counted.propertyNames().iterator().next()).isEqualTo("chapters");
            var groups = new TreeMap<String, int[]>();
            bySubject.forEach((subject, findings) -> {
                if (!subject.startsWith(kind.name().toLowerCase(Locale.ROOT) + "-")) return;
                count(groups, "ALL", findings);
                for (var chapter : Chapter.values()) {
                    var own =
                            findings.stream()
                                    .filter(it ->
                                            RuleId.of(it.path("rule").asString()).chapter()
                                                    == chapter)
                                    .toList();
                    if (!own.isEmpty()) count(groups, chapter.name(), own);
                }
            });
            groups.forEach((name, expected) -> {
                var of = name.equals("ALL") ? counted : counted.path("chapters").path(name);
                var suffix = name.equals("ALL") ? "Subjects" : "";
                assertThat(
                                new int[] {
                                    of.path("compliant" + suffix).asInt(),
                                    of.path("nonCompliant" + suffix).asInt(),
                                    of.path("notAssessed" + suffix).asInt()
                                })
                        .as(kind + " " + name + " at " + position)
                        .isEqualTo(expected);
            });
            for (var expected : groups.values()) notAssessed += expected[2];
        }
        return notAssessed;
    }

    /** Compliant, non-compliant, not assessed. */
    private static void count(Map<String, int[]> groups, String name, List<JsonNode> findings) {
        var mandatory =
                findings.stream()
                        .filter(it -> it.path("severity").asString().equals("MANDATORY"))
                        .map(it -> it.path("status").asString())
                        .toList();
        var place =
                mandatory.contains("NON_COMPLIANT")
                        ? 1
                        : mandatory.contains("NOT_ASSESSED") ? 2 : 0;
        groups.computeIfAbsent(name, _ -> new int[3])[place]++;
    }

    @Test
    void a_rebuild_on_request_gives_the_same_rows() throws Exception {
        var before = dump();
        var rebuilds = "/api/operations/projections/compliance.findings/rebuilds";
        assertThat(REGISTER.send("POST", AUDITOR, rebuilds).status()).isEqualTo(403);

        var begun = REGISTER.send("POST", "operations", rebuilds);

        assertThat(begun.status()).isEqualTo(202);
        var progress = begun.header("Location");
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!REGISTER.get("operations", progress)
                .json()
                .path("state")
                .asString()
                .equals("DONE")) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.yield();
        }
        assertThat(REGISTER.get("operations", progress).json().path("tables").asString())
                .startsWith("read_compliance_findings_");
        assertThat(dump()).isEqualTo(before);
    }

    private static List<String> dump() {
        return REGISTER.bean(Views.class)
                .read(
                        FindingProjection.NAME,
                        view -> {
                            var rows = new ArrayList<String>();
                            view.sql("SELECT f::text FROM {tables}.finding f ORDER BY 1")
                                    .query(row -> {
                                        rows.add(row.getString(1));
                                    });
                            return rows;
                        });
    }

    private static double sum(MeterRegistry meters, String name) {
        return meters.get(name).gauges().stream().mapToDouble(gauge -> gauge.value()).sum();
    }

    private static List<String> statuses(JsonNode findings) {
        var statuses = new ArrayList<String>();
        for (var finding : findings)
            statuses.add(finding.path("rule").asString() + " " + finding.path("status").asString());
        return statuses;
    }

    private static JsonNode said(String path) {
        var answer = ask(path, "Wait-For-Position", then + ";wait=10");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        var said = (tools.jackson.databind.node.ObjectNode) answer.json();
        // how far the view has come since is no part of what it says
        ((tools.jackson.databind.node.ObjectNode) said.path("known")).remove("position");
        ((tools.jackson.databind.node.ObjectNode) said.path("known")).remove("logTime");
        return said;
    }

    private static QuerySide.Answer ask(String path, String... headers) {
        return REGISTER.get(AUDITOR, path, headers);
    }

    private static long last() {
        return LOG.getLast().position();
    }
}
