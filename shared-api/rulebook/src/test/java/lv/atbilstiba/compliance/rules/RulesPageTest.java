package lv.atbilstiba.compliance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.SubjectKind;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * docs/rules.md says what the code does: its sentences, and what rules answer in random histories.
 */
class RulesPageTest {
    private static final Path PAGE = Path.of("../../docs/rules.md");
    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    @BeforeAll
    static void read() throws IOException {
        for (var part : Files.readString(PAGE).split("\n## ", -1)) {
            var lines = part.split("\n", 2);
            if (lines[0].matches("[A-Z]+-[0-9]+")) SECTIONS.put(lines[0], lines[1]);
        }
    }

    @Test
    void every_rule_has_its_section_in_the_order_of_codes() {
        assertThat(SECTIONS.keySet())
                .containsExactly(
                        Arrays.stream(RuleId.values()).map(RuleId::code).toArray(String[]::new));
    }

    @Test
    void a_section_says_what_the_rule_says_of_itself() {
        for (var released : RuleBook.current().released()) {
            var rule = released.rule();
            var subjects =
                    rule.subjects().stream()
                            .map(kind -> "`" + kind + "`")
                            .collect(Collectors.joining(", "));
            assertThat(SECTIONS.get(rule.code()))
                    .as(rule.code())
                    .contains(
                            rule.lv() + "\n\n" + rule.en() + "\n",
                            "- severity: `" + rule.severity() + "`\n",
                            "- subject: " + subjects + "\n",
                            "- version: " + released.version() + "\n",
                            "- source: " + rule.source() + "\n");
        }
    }

    @Test
    void the_rules_are_for_the_subjects_that_they_name() {
        for (var kind : SubjectKind.values())
            assertThat(RuleBook.current().rulesFor(kind))
                    .containsExactly(
                            Arrays.stream(RuleId.values())
                                    .filter(rule -> rule.subjects().contains(kind))
                                    .toArray(RuleId[]::new));
    }

    @Test
    void a_table_holds_every_status_and_reason_that_the_rule_gives_and_no_other() {
        var given = new TreeMap<String, Set<String>>();
        for (long seed = 0; seed < 150; seed++) {
            var random = new Random(seed);
            var register = new Register();
            for (var recorded : RandomHistory.of(seed, 60)) {
                for (var touched : register.apply(recorded)) {
                    var at = touched.logTime().plus(Duration.ofDays(random.nextInt(20)));
                    for (var judgement :
                            RuleBook.current().judge(touched.facts(), touched.policy(), at)) {
                        var key = judgement.rule().code() + " " + judgement.status();
                        var reasons = given.computeIfAbsent(key, _ -> new TreeSet<>());
                        judgement.reasons().forEach(reason -> reasons.add(reason.code().code()));
                    }
                }
            }
        }
        assertThat(given).isEqualTo(tables());
    }

    private static Map<String, Set<String>> tables() {
        var row = Pattern.compile("^\\| `([A-Z_]+)` \\|.*\\|([^|]*)\\|$", Pattern.MULTILINE);
        var tables = new TreeMap<String, Set<String>>();
        SECTIONS.forEach((code, section) ->
                row.matcher(section)
                        .results()
                        .forEach(found ->
                                tables.put(code + " " + found.group(1), codes(found.group(2)))));
        return tables;
    }

    private static Set<String> codes(String cell) {
        var codes = new TreeSet<String>();
        Pattern.compile("`([a-z-]+)`")
                .matcher(cell)
                .results()
                .forEach(found -> codes.add(found.group(1)));
        return codes;
    }

    @Test
    void every_reason_is_given_by_some_rule() {
        var all = new ArrayList<String>();
        for (var code : ReasonCode.values()) all.add(code.code());
        var named = new TreeSet<String>();
        tables().values().forEach(named::addAll);
        assertThat(named).containsExactlyInAnyOrderElementsOf(all);
    }
}
