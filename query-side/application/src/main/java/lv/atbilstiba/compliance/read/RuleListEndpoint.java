package lv.atbilstiba.compliance.read;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import lv.atbilstiba.compliance.api.Chapter;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.compliance.api.Severity;
import lv.atbilstiba.compliance.api.SubjectKind;
import lv.atbilstiba.compliance.rules.RuleBook;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.policy.api.PolicyParameter;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules, in both languages, with the parameters that they use and the values these have. */
@RestController
@Tag(name = "Compliance")
class RuleListEndpoint {
    private static final Map<RuleId, PolicyParameter> PARAMETERS =
            Map.of(
                    RuleId.ROLE_09, PolicyParameter.VACANCY_GRACE,
                    RuleId.DESC_03, PolicyParameter.DESCRIPTION_REVIEW,
                    RuleId.CAT_04, PolicyParameter.CATALOGUE_REFRESH,
                    RuleId.CAT_06, PolicyParameter.CATALOGUE_CHECK,
                    RuleId.CAT_08, PolicyParameter.CATALOGUE_REFRESH,
                    RuleId.ACC_06, PolicyParameter.ACCESSIBILITY_REVIEW);

    private final Compliance compliance;
    private final FactsOnDemand facts;

    RuleListEndpoint(Compliance compliance, FactsOnDemand facts) {
        this.compliance = compliance;
        this.facts = facts;
    }

    record Rules(List<RuleView> items, Known known) {}

    /**
     * @param parameters name and value in force
     */
    record RuleView(
            RuleId rule,
            Chapter chapter,
            String lv,
            String en,
            Severity severity,
            String source,
            Set<SubjectKind> subjects,
            List<Version> versions,
            SortedMap<String, String> parameters) {}

    /**
     * @param holdsFrom null for the first, which always held
     */
    record Version(int version, @Nullable LocalDate holdsFrom) {}

    @GetMapping("/api/compliance/rules")
    @Operation(
            summary = "The rules, with their texts and parameters",
            description =
                    "Every rule of the register: what it asks, of whom, how severe it is, which"
                        + " source it comes from, its versions with the days from which they hold,"
                        + " and the policy parameters it uses with the values in force at the point"
                        + " asked for.")
    Rules rules(Asked asked) {
        var known = compliance.ask(asked, FindingQueries::known);
        var policy = facts.policy(known.asOf().position());
        var byRule = new TreeMap<RuleId, List<Version>>();
        for (var released : RuleBook.current().released())
            byRule.computeIfAbsent(released.rule(), _ -> new java.util.ArrayList<>())
                    .add(new Version(released.version(), released.holdsFrom()));
        var items =
                byRule.entrySet().stream()
                        .map(entry -> {
                            var rule = entry.getKey();
                            var parameters = new TreeMap<String, String>();
                            var parameter = PARAMETERS.get(rule);
                            if (parameter != null)
                                parameters.put(
                                        parameter.parameterName(),
                                        policy.value(parameter, known.asOf().instant()));
                            return new RuleView(
                                    rule,
                                    rule.chapter(),
                                    rule.lv(),
                                    rule.en(),
                                    rule.severity(),
                                    rule.source(),
                                    rule.subjects(),
                                    entry.getValue(),
                                    parameters);
                        })
                        .toList();
        return new Rules(items, known);
    }
}
